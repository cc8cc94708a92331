import type { Actor } from '../../../core/audit-entry.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';

export type LockOutcome =
  | { readonly kind: 'locked'; readonly due: DueReading }
  | { readonly kind: 'already' }
  /** There is no figure: it can still be answered, because a late figure changes nothing that was reported. */
  | { readonly kind: 'stillOpen' }
  /** A figure of the register's history: only the performance team can change it anyway. */
  | { readonly kind: 'history' };

/** From then on only the performance team can change it, with a reason: docs/rules.md, "Locking a period". */
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

/** Undefined if it was not locked. */
export function unlocked(due: DueReading): DueReading | undefined {
  if (due.lockedOn === undefined) return undefined;
  const { lockedOn: _on, lockedBy: _by, ...rest } = due;
  return rest;
}
