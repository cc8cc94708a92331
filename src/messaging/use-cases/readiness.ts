import type { Services } from '../../core/services.ts';
import type { Beat } from '../schedule.ts';

/** The answer of `/readyz`; each part is `well`, or what is wrong. */
export type Readiness = { readonly ok: boolean; readonly parts: Readonly<Record<string, string>> };

const WELL = 'well';
const OFF = 'is switched off';
/** The outbox is stuck if a message has been ready for so long and was not tried. */
const STUCK_AFTER_MS = 15 * 60_000;
/** A beat may be this late: another scheduler takes over, a machine restarts. */
const LATE_AFTER_MS = 10 * 60_000;

/**
 * Whether storage answers, the scheduler beats and the outbox moves, in two storage transactions. `realNow` is the real
 * clock, which schedules use; the outbox uses the product's own. Where jobs are run by hand, none is late. `unsaved`: why
 * a store of this machine cannot be saved.
 */
export async function readiness(
  services: Services,
  realNow: Date,
  scheduled = true,
  unsaved?: string,
): Promise<Readiness> {
  const { beats } = services.store;
  let facts: readonly [stuck: boolean, beats: readonly Beat[]];
  try {
    facts = await Promise.all([isStuck(services), beats.all()]);
  } catch {
    return { ok: false, parts: { storage: 'does not answer' } };
  }
  const [stuck, known] = facts;
  const late = known.filter(({ next }) => realNow.getTime() - Date.parse(next) > LATE_AFTER_MS).map(({ job }) => job);
  const beating = known.length === 0 ? 'has not begun' : late.length > 0 ? `is late with ${late.join(', ')}` : WELL;
  const parts = {
    storage: unsaved === undefined ? WELL : `cannot be saved: ${unsaved}`,
    scheduler: scheduled ? beating : OFF,
    outbox: stuck ? 'something has been ready for 15 minutes and was not tried' : WELL,
  };
  return { ok: Object.values(parts).every((part) => part === WELL || part === OFF), parts };
}

/** During a pause only replies are expected to move. */
async function isStuck({ store: { outbox, pauses }, clock, messageKinds }: Services): Promise<boolean> {
  const before = new Date(clock.now().getTime() - STUCK_AFTER_MS);
  const [first] = await outbox.ready(before, 1);
  if (first === undefined) return false;
  if (!messageKinds[first.kind].policy.countsTowardsDailyLimit || (await pauses.current()) === undefined) return true;
  return (await outbox.ready(before, 1000)).some(({ kind }) => !messageKinds[kind].policy.countsTowardsDailyLimit);
}
