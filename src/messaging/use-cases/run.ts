import type { Actor } from '../../core/audit-entry.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { Message } from '../rules/message.ts';
import type { Services } from '../../core/services.ts';
import type { WakeFor } from '../schedule.ts';

/** `dry` changes nothing; `confirm` sends what would be held. */
export type RunRequest = {
  readonly dry: boolean;
  readonly confirm: boolean;
  /** Who confirms; absent: the command line. */
  readonly by?: Actor;
};

/** targeted = queued + alreadySaid + held + skipped, in people; `messages` are those that it queued, or would. */
export type RunReport = {
  readonly job: string;
  readonly targeted: number;
  readonly queued: number;
  readonly alreadySaid: number;
  readonly held: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly messages: readonly Message[];
};

/** What a job has to look at today, each once, and a way to remove its rows afterwards. */
export async function wokenFor(services: Services, job: WakeFor, today: Day) {
  const rows = await services.store.wakes.due(job, today);
  return {
    ids: [...new Set(rows.map(({ id }) => id))],
    clear: () => services.store.wakes.clearAll(rows.map(({ id, on }) => ({ job, id, on }))),
  };
}
