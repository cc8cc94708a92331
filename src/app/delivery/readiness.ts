import type { Needs } from '../needs.ts';
import type { Beat } from '../ports.ts';

/** What `/readyz` says; each part is `well`, or what is not. */
export type Readiness = { readonly ok: boolean; readonly parts: Readonly<Record<string, string>> };

const WELL = 'well';
/** Something that may go for so long and was not tried: the outbox is stuck. */
const STUCK_AFTER_MS = 15 * 60_000;
/** A beat may be this late: another scheduler takes its turn, a machine restarts. */
const LATE_AFTER_MS = 10 * 60_000;

/**
 * Whether storage answers, the scheduler beats and the outbox moves: two storage transactions. `realNow` is the real
 * clock, by which schedules run; the outbox goes by the product's own.
 */
export async function readiness(needs: Needs, realNow: Date): Promise<Readiness> {
  const { outbox, beats } = needs.store;
  const before = new Date(needs.clock.now().getTime() - STUCK_AFTER_MS);
  let facts: readonly [waiting: number, beats: readonly Beat[]];
  try {
    facts = await Promise.all([outbox.ready(before, 1).then((found) => found.length), beats.all()]);
  } catch {
    return { ok: false, parts: { storage: 'does not answer' } };
  }
  const [waiting, known] = facts;
  const late = known.filter(({ next }) => realNow.getTime() - Date.parse(next) > LATE_AFTER_MS).map(({ job }) => job);
  const scheduler = known.length === 0 ? 'has not begun' : late.length > 0 ? `is late with ${late.join(', ')}` : WELL;
  const parts = {
    storage: WELL,
    scheduler,
    outbox: waiting > 0 ? 'something has been ready for 15 minutes and was not tried' : WELL,
  };
  return { ok: Object.values(parts).every((part) => part === WELL), parts };
}
