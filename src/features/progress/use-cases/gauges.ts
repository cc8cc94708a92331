import { isOwed } from '../../readings/rules/still-owed.ts';
import type { Services } from '../../../core/services.ts';
import { readToday } from '../../../core/services.ts';
import type { Telemetry } from '../../../core/telemetry.ts';

/** How many due readings wait for an answer, and how many of them are past their day. */
export type Standing = { readonly due: number; readonly late: number };

/** Counts them by reading the whole register: for a process that begins, and then once an hour, never for a beat. */
export async function standingNow(services: Services): Promise<Standing> {
  const { today } = await readToday(services);
  const standing = { due: 0, late: 0 };
  for await (const { measure, due } of services.store.measures.all()) {
    if (measure.status !== 'live') continue;
    const waits = due.filter((one) => isOwed(one, today));
    standing.due += waits.length;
    standing.late += waits.filter(({ dueOn }) => dueOn < today).length;
  }
  return standing;
}

/** Counting reads the whole register, so it serves for an hour. */
const COUNTED_FOR_MS = 3_600_000;

/**
 * What is watched: readings that wait and those that are late; seconds that the longest waiting message could have gone since, and seconds that a job is overdue. One
 * storage transaction each, a minute.
 */
export function watchProduct(services: Services, telemetry: Telemetry, realNow: () => Date): void {
  const { store, clock } = services;
  let counted: { readonly at: number; readonly standing: Promise<Standing> } | undefined;
  const standing = () => {
    const at = realNow().getTime();
    if (counted === undefined || at - counted.at > COUNTED_FOR_MS) counted = { at, standing: standingNow(services) };
    return counted.standing;
  };
  telemetry.watch('readings.due', async () => (await standing()).due);
  telemetry.watch('readings.late', async () => (await standing()).late);
  telemetry.watch('outbox.lag', async () => {
    // What is held back by a pause does not lag.
    if ((await store.pauses.current()) !== undefined) return 0;
    const now = clock.now();
    const [first] = await store.outbox.ready(now, 1);
    const since = first === undefined ? undefined : Date.parse(first.hint.split('|')[0] ?? '');
    return since === undefined || Number.isNaN(since) ? 0 : Math.max(0, (now.getTime() - since) / 1000);
  });
  telemetry.watch('beats.oldestDue', async () => {
    const overdue = (await store.beats.all()).map(({ next }) => realNow().getTime() - Date.parse(next));
    return Math.max(0, ...overdue.filter((ms) => !Number.isNaN(ms))) / 1000;
  });
}
