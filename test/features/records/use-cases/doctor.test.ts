import { execFileSync } from 'node:child_process';
import type { ArchiveRow } from '../../../../src/features/records/archive.ts';
import { examine } from '../../../../src/features/records/use-cases/doctor.ts';
import { freshTable, testStorage } from '../../../support/azurite.ts';
import { OWNER, runningProduct } from '../../../support/running-product.ts';

let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct();
  await product.type(OWNER, 'due');
  await product.type(OWNER, '1 12.5 because the new opening hours brought more people in');
});
afterAll(() => product.close());

const historiesOf = async () =>
  (await examine(product.services, await product.histories())).filter(({ area }) => area === 'history');

/** Changes one row by hand, looks, and puts it back. */
async function withRow(
  wanted: (row: ArchiveRow) => boolean,
  change: (columns: ArchiveRow['columns']) => ArchiveRow['columns'],
): Promise<string[]> {
  const { archive } = product.backupServices;
  for await (const row of archive.rows()) {
    if (!wanted(row)) continue;
    await archive.replace({ ...row, columns: change(row.columns) });
    const found = await historiesOf();
    const now = await archive.read(row);
    if (now) await archive.replace({ ...now, columns: row.columns });
    return found.map(({ where, problem }) => `${where}: ${problem}`);
  }
  throw new Error('there is no such row');
}

describe('the doctor', () => {
  it('finds every history sound in a store that only the product has written', async () => {
    expect(await historiesOf()).toEqual([]);
  });

  it('finds one revision that somebody altered by hand', async () => {
    const found = await withRow(
      ({ row }) => row.startsWith('revision|'),
      (columns) => ({ ...columns, soWhat: 'All is well.' }),
    );
    expect(found[0]).toMatch(/, revision 1: A revision is not what was stored/);
  });

  it('finds a current reading that somebody altered by hand', async () => {
    const found = await withRow(
      ({ row }) => row.startsWith('at|') && row.includes('|reading|'),
      (columns) => ({ ...columns, value: '99' }),
    );
    expect(found).toEqual([expect.stringContaining('The reading is not what its newest revision says')]);
  });

  it('finds a history whose end somebody changed', async () => {
    const found = await withRow(
      ({ row, columns }) => row === 'chain' && columns['head'] !== '',
      (columns) => ({ ...columns, head: 'x' }),
    );
    expect(found).toEqual([expect.stringContaining('The newest revision is gone')]);
  });

  it('finds owners who were never met in Teams, and not the one who was', async () => {
    const findings = await examine(product.services, await product.histories());
    const reach = findings.filter(({ area }) => area === 'reach').map(({ where }) => where);
    expect(reach.length).toBeGreaterThan(5);
    expect(reach).not.toContain('service.manager@example.gov.uk');
  });
});

describe('pmif doctor', () => {
  const run = (env: Record<string, string>) => {
    const clean = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env };
    try {
      return {
        code: 0,
        out: execFileSync(process.execPath, ['bin/pmif.js', 'doctor', '--json'], { env: clean }).toString(),
      };
    } catch (fault) {
      const { status, stdout } = fault as { status: number; stdout: Buffer };
      return { code: status, out: stdout.toString() };
    }
  };

  it('names every setting that is wrong, with its cure, as one document', () => {
    const { code, out } = run({ MicrosoftAppId: 'x', PORT: 'many' });
    expect(code).toBe(1);
    const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: { area: string; cure: string }[] };
    expect(ok).toBe(false);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ area, cure }) => area === 'configuration' && cure !== '')).toBe(true);
  });

  it('says that there is no register yet', async () => {
    const { code, out } = run({
      AZURE_STORAGE_CONNECTION_STRING: await testStorage(),
      PMIF_TABLE_PREFIX: freshTable(),
    });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, findings: [{ area: 'register', where: 'the store' }] });
  });

  it('says that storage does not answer', () => {
    const dead = 'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:9/a;';
    const { code, out } = run({ AZURE_STORAGE_CONNECTION_STRING: dead });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ findings: [{ area: 'storage', problem: 'Storage does not answer.' }] });
  });
});
