import type { Actor } from '../../../core/audit-entry.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';

export type LockOutcome =
  | { readonly kind: 'locked'; readonly due: DueReading }
  | { readonly kind: 'already' }
  /** Nothing came yet: it can still be answered, for a late figure changes nothing that was reported. */
  | { readonly kind: 'stillOpen' }
  /** A figure that nobody was asked for here: it is history, and nobody but the performance team can change it. */
  | { readonly kind: 'history' };

/**
 * Locks what stands (design, "The life of a due reading"): from then on only the performance team can change it, with a
 * reason. What has no figure stays open.
 */
export function decideLock(
  due: DueReading | undefined,
  reading: Reading | undefined,
  { by, at, today }: { readonly by: Actor; readonly at: string; readonly today: Day },
): LockOutcome {
  if (due === undefined) return { kind: reading === undefined ? 'stillOpen' : 'history' };
  if (due.lockedOn !== undefined) return { kind: 'already' };
  if (reading === undefined) return { kind: 'stillOpen' };
  return { kind: 'locked', due: { ...due, lockedOn: today, lockedBy: { by, at }, questions: [] } };
}

/** The due reading as it can be changed again by its owner; undefined where it was not locked. */
export function unlocked(due: DueReading): DueReading | undefined {
  if (due.lockedOn === undefined) return undefined;
  const { lockedOn: _on, lockedBy: _by, ...rest } = due;
  return rest;
}
