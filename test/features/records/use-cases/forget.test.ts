import { examine } from '../../../../src/features/records/use-cases/doctor.ts';
import { exportRows } from '../../../../src/features/register/use-cases/export.ts';
import { forget } from '../../../../src/features/records/use-cases/forget.ts';
import { OWNER, PERFORMANCE, runningProduct } from '../../../support/running-product.ts';

const ADDRESS = 'service.manager@example.gov.uk';
let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct();
  await product.type(OWNER, 'due');
  await product.type(OWNER, '1 12.5 because the new opening hours brought more people in');
  await product.type(PERFORMANCE, 'export register');
});
afterAll(() => product.close());

const leave = async () => forget(product.services, await product.forgetting(), ADDRESS);

/** The copies of the register that files are compared with when they come back; they are stored in pieces. */
async function copies(): Promise<string> {
  const { documents } = product.services.store;
  const kept = await Promise.all((await documents.ids()).map((id) => documents.open(id)));
  return kept
    .filter((document) => document?.name === 'version')
    .map((document) => new TextDecoder().decode(document?.bytes))
    .join('\n');
}

/** Everything that is stored, as one text. */
async function everything(): Promise<string> {
  let all = '';
  for await (const row of product.backupServices.archive.rows()) all += `${JSON.stringify(row)}\n`;
  return `${all}${await copies()}`;
}

/** Gives all that this person stands for to nobody, as an import of the register would. */
async function handOver(): Promise<void> {
  const { measures, people } = product.services.store;
  const file = await people.byEmail(ADDRESS);
  for (const { code } of file?.duties ?? []) {
    const opened = await measures.open(code);
    if (opened === undefined) continue;
    const { owner, deputy, manager, ...rest } = opened.measure;
    const others = Object.fromEntries(
      Object.entries({ owner, deputy, manager }).filter(([, key]) => key !== undefined && key !== file?.profile.key),
    );
    await measures.save(opened, { measure: { ...rest, ...others } });
  }
}

describe('somebody who has left', () => {
  it('is not forgotten while they answer for a measure: it says for which', async () => {
    const refused = await leave();
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(refused.kind === 'refused' && refused.problem).toMatch(/\(owner\)/);
    expect(await product.services.store.people.byEmail(ADDRESS)).toBeDefined();
  });

  it('is forgotten: no address, name or id of theirs is stored anywhere, and what they gave is as it was', async () => {
    const before = await exportRows(product.services, 'revisions');
    const key = (await product.services.store.people.byEmail(ADDRESS))?.profile.key ?? '';
    expect(before.some(({ by }) => by === key)).toBe(true);
    await handOver();
    expect(await copies()).toContain(ADDRESS);

    expect(await leave()).toEqual({ kind: 'forgotten', key, drafts: 0 });
    const stored = await everything();
    // With quotation marks: their deputy's address ends in the same way, and colleagues bear a longer name of the kind.
    const names = ['"Service Manager"', String.raw`\"Service Manager\"`];
    const found = [`"${ADDRESS}`, OWNER.aadObjectId, 'a:owner', ...names].filter((one) => stored.includes(one));
    expect(found).toEqual([]);
    expect(await exportRows(product.services, 'revisions')).toEqual(before);

    const findings = await examine(product.services, await product.histories());
    expect(findings.filter(({ area }) => area === 'history')).toEqual([]);
  });

  it('is nobody to the bot from then on, which still runs', async () => {
    const answer = await product.type(OWNER, 'help');
    expect(answer.status).toBe(200);
    expect(await leave()).toMatchObject({ kind: 'refused', problem: 'No one has that address.' });
  });
});
