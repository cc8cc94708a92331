import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { makeReport } from '../../src/features/reports/use-cases/make-report.ts';
import { runManagerDigest } from '../../src/features/managers/use-cases/run-manager-digest.ts';
import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import type { Services } from '../../src/core/services.ts';
import { measureSearch } from '../../src/features/search/use-cases/search-measures.ts';
import { exampleCopy } from '../support/example-copy.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { MANAGER, OWNER, runningProduct } from '../support/running-product.ts';

/** A measure with released figures, which may stand in no open paper; and one that is put off, with a note. */
const EXEMPT = 'PMIF-LAC-N';
const TITLE = 'Number of looked after children';
const NOTE = 'The return waits for a marmalade merger that is not announced.';
const DIGEST_DAY = '2026-12-15';

let product: Awaited<ReturnType<typeof runningProduct>>;
let report: string;
const needsOn = (iso: string): Services => ({ ...product.services, clock: { now: () => new Date(iso) } });

beforeAll(async () => {
  const register = exampleCopy({
    measures: (rows) => rows.map((row) => (row.code === EXEMPT ? { ...row, exempt: 'yes' } : row)),
  });
  product = await runningProduct({ register });
  await product.install(MANAGER);
  await product.type(OWNER, 'PMIF-RESIGN');
  const form = pressOf(product.lastCard(), 'notReady');
  const confirmed = { step: 'confirm', reason: 'other', expectedOn: '2027-01-12', note: NOTE };
  await product.press(OWNER, { ...form, ...confirmed });
  const papers = await Promise.all(
    ['families', 'corporate'].map(async (committee) => {
      const request = { committee, period: 'FY2025/26', draft: true, whole: true };
      const made = await makeReport(product.services, request);
      if (made.kind === 'refused') throw new Error(made.problem);
      return new TextDecoder().decode(await product.writeReport(made.report, 'md'));
    }),
  );
  report = papers.join('\n');
});
afterAll(() => product.close());

const openExports = async () => {
  const hidden = () => 'hidden';
  const both = (['committee', 'public'] as const).map((reader) =>
    exportRows(product.services, 'readings', { reader, hidden }),
  );
  return JSON.stringify(await Promise.all(both));
};

describe('a measure that is exempt', () => {
  it('stands in no open report, even a draft with the whole framework', () => {
    expect(report).toContain('Employee resignations');
    expect(report).not.toContain(TITLE);
  });

  it('stands in no open export, and in our own', async () => {
    expect(await openExports()).not.toContain(EXEMPT);
    expect(JSON.stringify(await exportRows(product.services, 'readings'))).toContain(EXEMPT);
  });

  it('is found by no search, and its card is shown to nobody', async () => {
    const search = measureSearch(product.services);
    expect(JSON.stringify(await search.find('looked after children', 0, 25))).not.toContain(EXEMPT);
    expect(await search.card(EXEMPT)).toBeUndefined();
  });
});

describe('the note to “not ready”', () => {
  it('stands in no report and no open export', async () => {
    expect(report).not.toContain('marmalade');
    expect(await openExports()).not.toContain('marmalade');
  });

  it('is seen by the manager of the measure', async () => {
    const services = needsOn(`${DIGEST_DAY}T08:05:00Z`);
    await runManagerDigest(services, { dry: false, confirm: true });
    const pace = { perSecond: 1000, concurrency: 4 };
    await deliver(needsOn(`${DIGEST_DAY}T15:30:00Z`), product.server.messenger, pace);
    const toManager = product.connector.sent.filter(({ conversation }) => conversation === 'a:manager');
    expect(toManager.map(({ activity }) => textsOf(activity).join('\n')).join('\n')).toContain('marmalade');
  });
});
