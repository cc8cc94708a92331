import { addDays, type Day } from '../../core/calendar/day.ts';
import type { Store } from '../../core/store.ts';
import type { Wake } from '../schedule.ts';

/**
 * Wakes groups: a figure of theirs was released, their words changed, a channel was linked. One storage transaction for
 * a hundred groups; none where no group has any of these measures.
 */
export async function wakeGroupsOf(
  store: Pick<Store, 'frameworks' | 'wakes'>,
  codes: readonly string[],
  on: Day,
): Promise<void> {
  const wanted = new Set(codes.map((code) => code.toUpperCase()));
  const groups = (await store.frameworks.groups()).filter(({ measures }) =>
    measures.some((code) => wanted.has(code.toUpperCase())),
  );
  await wakeGroups(
    store,
    groups.map(({ code }) => code),
    on,
  );
}

/** Groups by code. The next day too, because a run in progress may have looked already and removes today's row. */
export async function wakeGroups(store: Pick<Store, 'wakes'>, groups: readonly string[], on: Day): Promise<void> {
  if (groups.length === 0) return;
  await store.wakes.setAll(
    groups.flatMap((id): Wake[] => [on, addDays(on, 1)].map((day) => ({ job: 'explain', id, on: day }))),
  );
}
