import { housekeep, type HousekeepReport } from '../features/records/use-cases/housekeep.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';

/** `pmif run housekeep`: anchors the audit and removes what is kept no longer, beat after beat until all of it is done. */
export async function runHousekeep({ services }: Product, dry: boolean, json: boolean): Promise<ExitCode> {
  let report = await housekeep(services, { dry, by: 'command' });
  while (!dry && report.more) report = together(report, await housekeep(services, { dry, by: 'command' }));
  console.log(json ? JSON.stringify(report) : sentence(report, dry));
  return 0;
}

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
