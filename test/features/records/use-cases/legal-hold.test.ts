import { forget } from '../../../../src/features/records/use-cases/forget.ts';
import { exportRows } from '../../../../src/features/register/use-cases/export.ts';
import { readTypedHold } from '../../../../src/features/records/rules/hold.ts';
import { textsOf } from '../../../support/fake-connector.ts';
import { OWNER, PERFORMANCE, runningProduct } from '../../../support/running-product.ts';
import { registerOf } from '../../../support/small-register.ts';

let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct({ register: registerOf('head.of.service@example.gov.uk') });
});
afterAll(() => product.close());

const said = async (who: typeof OWNER, text: string) => {
  await product.type(who, text);
  return textsOf(product.lastCard()).join('\n');
};

describe('what is typed about legal holds', () => {
  it.each([
    ['legal hold PMIF-LAC-N because of complaint 12', 'begin', 'PMIF-LAC-N', 'of complaint 12'],
    ['Legal hold on ann.o@x.gov.uk: Ombudsman', 'begin', 'ann.o@x.gov.uk', 'Ombudsman'],
    ['legal hold everything', 'begin', 'everything', ''],
    ['end legal hold everything because closed', 'end', 'everything', 'closed'],
    ['legal holds?', 'list', '', ''],
  ])('%j is read', (text, step, named, reason) => {
    expect(readTypedHold(text)).toMatchObject({ step, reason });
    expect(readTypedHold(text)).toHaveProperty('named', named);
  });
});

describe('a legal hold', () => {
  it('is for the performance team only', async () => {
    expect(await said(OWNER, 'legal hold everything because I say so')).toContain('for the performance team');
    expect(await product.services.store.holds.all()).toEqual([]);
  });

  it('wants a reason, and something that is there', async () => {
    expect(await said(PERFORMANCE, 'legal hold everything')).toContain('Say why');
    expect(await said(PERFORMANCE, 'legal hold NO-SUCH because of that')).toContain('“NO-SUCH”');
  });

  it('on a person keeps them from being forgotten, is told with who and why, and is in the audit', async () => {
    expect(await said(PERFORMANCE, 'legal hold service.manager@example.gov.uk because of complaint 12')).toContain(
      'of complaint 12',
    );
    const forgotten = await forget(product.services, await product.forgetting(), 'service.manager@example.gov.uk');
    expect(forgotten).toMatchObject({ kind: 'refused', problem: expect.stringContaining('legal hold') as string });
    expect(await said(PERFORMANCE, 'legal holds')).toMatch(/since 24 November 2026, by Performance Lead/);
    expect(await said(PERFORMANCE, 'end legal hold service.manager@example.gov.uk because it is closed')).toContain(
      'is ended',
    );
    const audit = await exportRows(product.services, 'audit');
    const key = (await product.services.store.people.byEmail('service.manager@example.gov.uk'))?.profile.key;
    expect(audit.filter(({ what }) => String(what).startsWith('hold'))).toMatchObject([
      { what: 'holdBegun', on: 'store', about: `person ${key}`, reason: 'of complaint 12' },
      { what: 'holdEnded', about: `person ${key}`, reason: 'it is closed' },
    ]);
    expect(JSON.stringify(audit)).not.toContain('@example.gov.uk');
  });
});
