import { countDue } from '../src/features/progress/use-cases/gauges.ts';
import { housekeep, housekeepOnceADay, type HousekeepReport } from '../src/features/records/use-cases/housekeep.ts';
import type { UpkeepJob } from '../src/messaging/job.ts';

/**
 * Every ten minutes between 04:00 and 06:00, when nobody is asked: anchors the audit and removes what is past its
 * retention, in portions, until the day's work is done. A missed night is made up by the next.
 */
export const housekeepJob: UpkeepJob = {
  kind: 'upkeep',
  name: 'housekeep',
  schedule: '*/10 4-5 * * *',
  title: 'Housekeeping',
  // The report has the anchors' digest. Somebody who can rewrite the table cannot rewrite the logs.
  logged: 'kept house',
  onBeat: async (services) => {
    const report = await housekeepOnceADay(services);
    if (report === undefined || report.more) return report;
    return { ...report, waiting: await countDue(services) };
  },
  onCommand: async (services, dry) => {
    let report = await housekeep(services, { dry, by: 'command' });
    while (!dry && report.more) report = together(report, await housekeep(services, { dry, by: 'command' }));
    return { report, sentence: sentence(report, dry) };
  },
};

function together(one: HousekeepReport, two: HousekeepReport): HousekeepReport {
  const removed: Record<string, number> = { ...one.removed };
  for (const [kind, count] of Object.entries(two.removed)) removed[kind] = (removed[kind] ?? 0) + count;
  return { ...two, removed };
}

function sentence({ anchored, removed, keptByHold, more }: HousekeepReport, dry: boolean): string {
  const kinds = Object.entries(removed).map(([kind, count]) => `${count} rows of ${kind}`);
  const what = kinds.length === 0 ? 'nothing is old enough to go' : kinds.join(', ');
  return [
    ...(dry ? [] : [`housekeep: ${anchored.chains} chains are anchored, ${anchored.moved} of them had moved.`]),
    `${dry ? 'Would go' : 'Gone'}: ${what}${dry && more ? ', and more' : ''}.`,
    ...(keptByHold > 0 ? [`A legal hold keeps ${keptByHold} rows that are old enough.`] : []),
  ].join(' ');
}
