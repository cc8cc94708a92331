import { readToday, type Services } from '../src/core/services.ts';
import { drawChart } from '../src/documents/charts/draw.ts';
import { writePaper } from '../src/documents/write-paper.ts';
import { committeeDigestView } from '../src/features/committee-digest/use-cases/digest-view.ts';
import type { Report } from '../src/features/reports/rules/report.ts';
import { makeReport } from '../src/features/reports/use-cases/make-report.ts';
import { reportPaper } from '../src/features/reports/words/report-paper.ts';
import { figures, measured, median, printGoal, printTable } from './measure.ts';
import { writeRegister } from './registers.ts';
import { countForEachSize, openServices, startAzurite, toldClock } from './world.ts';

/** Measures of the committee, in every register. */
const REMIT = 25;
const BIG = { measures: 50, points: 20, runs: 3, mostMs: 10_000 };
const NOW = '2026-11-24T10:00:00Z';
const PERIOD = 'FY2026/27-H1';

/**
 * What a committee's digest and report ask of storage, for registers of three sizes of which 25 measures are its own; and
 * how long a report on 50 measures with 20 figures each takes, next to the drawing of its pictures alone.
 */
export async function run(): Promise<void> {
  const storage = await startAzurite();
  const title = `digest: storage transactions for one committee of ${REMIT} measures`;
  await countForEachSize(title, ['report', 'digest'], (measures) => counted(storage.connectionString, measures));
  await timed(storage.connectionString);
  await storage.stop();
}

async function counted(connectionString: string, measures: number): Promise<string[]> {
  let transactions = 0;
  const services = await openServices(connectionString, `digest${measures}`, toldClock(NOW), () => (transactions += 1));
  // The same owners for each size: who answers for the remit is read too.
  await writeRegister(services.store, { measures, owners: REMIT, remit: REMIT, readings: 3, answered: true });
  await services.store.frameworks.current();
  transactions = 0;
  const report = await reportOf(services, true);
  const forReport = transactions;
  transactions = 0;
  await showDigest(services);
  const entries = report.remit.flatMap((part) => part.entries).length;
  if (entries !== REMIT) throw new Error(`the report has ${entries} measures`);
  return [String(forReport), String(transactions)];
}

async function reportOf(services: Services, draft: boolean): Promise<Report> {
  const made = await makeReport(services, { committee: 'housing', period: PERIOD, draft, whole: false });
  if (made.kind !== 'made') throw new Error(made.problem);
  return made.report;
}

async function showDigest(services: Services): Promise<void> {
  const context = await readToday(services);
  const [committee] = context.framework.committees;
  const [meeting] = committee?.meetings ?? [];
  if (committee === undefined || meeting?.takesPerformance === undefined) throw new Error('no meeting');
  const file = await services.store.digests.open(committee.code, meeting.date);
  const digest = { committee, meeting: { ...meeting, takesPerformance: meeting.takesPerformance }, file };
  await committeeDigestView(services, context, digest, { reader: 'officer', page: 1, files: [] });
}

async function timed(connectionString: string): Promise<void> {
  const services = await openServices(connectionString, 'bigreport', toldClock(NOW));
  const { measures, points: readings } = BIG;
  await writeRegister(services.store, { measures, owners: 10, readings, answered: true });
  const report = async () => writePaper(reportPaper(await reportOf(services, false)), 'docx');
  const whole = await repeated(report);
  const { blocks } = reportPaper(await reportOf(services, false));
  const charts = blocks.flatMap((block) => (block.kind === 'picture' ? [block.chart] : []));
  const drawing = await repeated(async () => {
    for (const chart of charts) await drawChart(chart);
  });
  const slowest = Math.max(...whole);
  printTable(
    `digest: a report on ${BIG.measures} measures with ${BIG.points} figures each as Word, ${BIG.runs} times`,
    ['', 'ms'],
    [
      ['the report, median', figures(median(whole), 0)],
      ['the report, slowest (the first loads its libraries)', figures(slowest, 0)],
      ['its pictures alone, median', figures(median(drawing), 0)],
      ['the slowest, as a share of the ten seconds that it may take', figures(slowest / BIG.mostMs)],
    ],
  );
  printGoal('a report for 50 measures with 20 figures each in under ten seconds', slowest < BIG.mostMs);
}

async function repeated(act: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < BIG.runs; turn += 1) took.push((await measured(act)).wallMs);
  return took;
}
