import { exportRows } from '../../../../src/features/register/use-cases/export.ts';
import { personData } from '../../../../src/features/records/use-cases/person-data.ts';
import { OWNER, runningProduct } from '../../../support/running-product.ts';
import { registerOf } from '../../../support/small-register.ts';

const ADDRESS = 'service.manager@example.gov.uk';
const WORDS = 'because the new opening hours brought more people in';
let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct({ register: registerOf('head.of.service@example.gov.uk') });
  await product.type(OWNER, 'due');
  await product.type(OWNER, `1 12.5 ${WORDS}`);
});
afterAll(() => product.close());

const take = (address: string) => personData(product.services, product.backupServices.archive, address);

describe('everything that is kept about a person', () => {
  it('holds who they are, how they are reached, and what they gave', async () => {
    const data = await take(ADDRESS.toUpperCase());
    expect(data?.aboutThem).toContainEqual(expect.objectContaining({ what: 'person', email: ADDRESS }));
    expect(data?.aboutThem).toContainEqual(expect.objectContaining({ what: 'conversation' }));
    const gave = data?.namesThem.filter(({ what }) => String(what).startsWith('revision|'));
    expect(gave).toHaveLength(1);
    expect(JSON.stringify(gave)).toContain('new opening hours');
  });

  it('holds nobody else’s address or name, and nothing that does not name them', async () => {
    const text = JSON.stringify(await take(ADDRESS));
    expect(text).not.toContain('deputy.service.manager@example.gov.uk');
    expect(text).not.toContain('Performance Lead');
    const data = await take(ADDRESS);
    expect(
      data?.namesThem.every((row) => JSON.stringify(row).includes(data.key) || JSON.stringify(row).includes(ADDRESS)),
    ).toBe(true);
  });

  it('is given once more by an act of the audit, and to nobody who is not known', async () => {
    const given = (await exportRows(product.services, 'audit')).filter(({ what }) => what === 'dataGiven');
    expect(given.length).toBeGreaterThan(0);
    expect(await take('nobody@example.gov.uk')).toBeUndefined();
  });
});
