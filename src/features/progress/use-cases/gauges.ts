import { isOwed } from '../../readings/rules/still-owed.ts';
import { readToday, type Services } from '../../../core/services.ts';
import type { Telemetry } from '../../../core/telemetry.ts';

export type DueCounts = { readonly due: number; readonly late: number };

/** Reads the whole register: at the start of a process and once an hour, never in a scheduled run. */
export async function countDue(services: Services): Promise<DueCounts> {
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

const COUNTED_FOR_MS = 3_600_000;

/**
 * Metrics: due and late readings, seconds by which the oldest ready message is late, seconds by which a job is overdue.
 * One storage transaction each, once a minute.
 */
export function watchProduct(services: Services, telemetry: Telemetry, realNow: () => Date): void {
  const { store, clock } = services;
  let counted: { readonly at: number; readonly standing: Promise<DueCounts> } | undefined;
  const standing = () => {
    const at = realNow().getTime();
    if (counted === undefined || at - counted.at > COUNTED_FOR_MS) counted = { at, standing: countDue(services) };
    return counted.standing;
  };
  telemetry.watch('readings.due', async () => (await standing()).due);
  telemetry.watch('readings.late', async () => (await standing()).late);
  telemetry.watch('outbox.lag', async () => {
    // Messages held by a pause are not late.
    if ((await store.pauses.current()) !== undefined) return 0;
    const now = clock.now();
    const [first] = await store.outbox.ready(now, 1);
    return first === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(first.notBefore)) / 1000);
  });
  telemetry.watch('beats.oldestDue', async () => {
    const overdue = (await store.beats.all()).map(({ next }) => realNow().getTime() - Date.parse(next));
    return Math.max(0, ...overdue.filter((ms) => !Number.isNaN(ms))) / 1000;
  });
}
