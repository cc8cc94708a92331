import { drawChart } from '../src/documents/charts/draw-chart.ts';
import { writePaper } from '../src/documents/write-paper.ts';
import { committeeDigestView } from '../src/features/committee-digest/use-cases/digest-view.ts';
import { makeReport } from '../src/features/reports/use-cases/make-report.ts';
import { type Services, readToday } from '../src/core/services.ts';
import type { Report } from '../src/features/reports/rules/report.ts';
import { reportPaper } from '../src/features/reports/words/report-paper.ts';
import { startAzurite } from './azurite.ts';
import { figures, printGoal, printTable } from './print-table.ts';
import { openNeeds, toldClock } from './product.ts';
import { writeRegister } from './registers.ts';
import { median } from './statistics.ts';

const SIZES = [100, 1_000, 10_000];
/** Measures of the committee, in every register. */
const REMIT = 25;
const BIG = { measures: 50, points: 20, runs: 3, mostMs: 10_000 };
const NOW = '2026-11-24T10:00:00Z';
const PERIOD = 'FY2026/27-H1';

/**
 * What a committee's digest and report ask of storage, for registers of three sizes of which 25 measures are its own; and
 * how long a report on 50 measures with 20 figures each takes, beside the drawing of its pictures alone.
 */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const rows: string[][] = [];
  for (const measures of SIZES) rows.push(await counted(storage.connectionString, measures));
  printTable(
    `digest: storage transactions for one committee of ${REMIT} measures`,
    ['measures', 'report', 'digest', 'of the register'],
    rows,
  );
  printGoal(
    'the same numbers for every size of register',
    new Set(rows.map((row) => row.slice(1, 3).join())).size === 1,
  );
  await timed(storage.connectionString);
  await storage.stop();
}

async function counted(connectionString: string, measures: number): Promise<string[]> {
  const transactions: string[] = [];
  const services = await openNeeds(connectionString, `digest${measures}`, toldClock(NOW), (what) =>
    transactions.push(what),
  );
  const periods = ['FY2025/26-H1', 'FY2025/26-H2', PERIOD];
  await writeRegister(services.store, {
    measures,
    // As many for each register: who answers for the remit is read too.
    owners: REMIT,
    periods,
    wakeOn: '2027-04-08',
    remit: REMIT,
  });
  await services.store.frameworks.current();
  transactions.length = 0;
  const report = await reportOf(services, true);
  const forReport = transactions.length;
  transactions.length = 0;
  await digestOf(services);
  const of = report.remit.flatMap(({ entries }) => entries).length;
  if (of !== REMIT) throw new Error(`the report has ${of} measures`);
  const share = `${figures((REMIT / measures) * 100, 1)}%`;
  return [measures.toLocaleString('en-GB'), String(forReport), String(transactions.length), share];
}

async function reportOf(services: Services, draft: boolean): Promise<Report> {
  const made = await makeReport(services, { committee: 'housing', period: PERIOD, draft, whole: false });
  if (made.kind !== 'made') throw new Error(made.problem);
  return made.report;
}

async function digestOf(services: Services): Promise<void> {
  const context = await readToday(services);
  const committee = context.framework.committees[0];
  const meeting = committee?.meetings[0];
  if (committee === undefined || meeting?.takesPerformance === undefined) throw new Error('no meeting');
  const takes = { ...meeting, takesPerformance: meeting.takesPerformance };
  const file = await services.store.digests.open(committee.code, meeting.date);
  const shown = { reader: 'officer', page: 1, done: [], asks: undefined, files: [] } as never;
  await committeeDigestView(services, context, { committee, meeting: takes, file } as never, shown);
}

async function timed(connectionString: string): Promise<void> {
  const services = await openNeeds(connectionString, 'bigreport', toldClock(NOW));
  const periods = halvesUpTo(BIG.points);
  await writeRegister(services.store, { measures: BIG.measures, owners: 10, periods, wakeOn: '2027-04-08' });
  const whole: number[] = [];
  const bare: number[] = [];
  let pictures = 0;
  for (let turn = 0; turn < BIG.runs; turn += 1) {
    let from = performance.now();
    const paper = reportPaper(await reportOf(services, false));
    await writePaper(paper, 'docx');
    whole.push(performance.now() - from);
    const charts = paper.blocks.flatMap((block) => (block.kind === 'picture' ? [block.chart] : []));
    pictures = charts.length;
    from = performance.now();
    for (const chart of charts) await drawChart(chart);
    bare.push(performance.now() - from);
  }
  const [slowest, usual, drawing] = [Math.max(...whole), median(whole), median(bare)];
  printTable(
    `digest: a report on ${BIG.measures} measures with ${BIG.points} figures each as Word, ${pictures} pictures, ${BIG.runs} times`,
    ['', 'ms'],
    [
      ['the report, median', figures(usual, 0)],
      ['the report, slowest (the first loads its libraries)', figures(slowest, 0)],
      ['its pictures alone, median', figures(drawing, 0)],
      ['the report beside its pictures alone', figures(usual / Math.max(drawing, 1))],
      ['the slowest beside the ten seconds that it may take', figures(slowest / BIG.mostMs)],
    ],
  );
  printGoal('a report for 50 measures with 20 figures each in under ten seconds', slowest < BIG.mostMs);
}

/** So many halves of financial years, oldest first, the last of them the report's. */
function halvesUpTo(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    const year = 2026 - Math.floor((back + 1) / 2);
    const half = back % 2 === 0 ? 'H1' : 'H2';
    return `FY${year}/${String((year + 1) % 100).padStart(2, '0')}-${half}`;
  });
}
