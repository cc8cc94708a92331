import type { Day } from '../../core/calendar/day.ts';
import type { PersonKey } from '../../core/measures/measure.ts';

/** What is known of somebody who could be written to. `backOn` is the day on which an absence that they told us of ends. */
export type Hearer = { readonly key: PersonKey; readonly backOn?: Day };

/** Whether somebody is away on a day: nothing scheduled reaches them then. */
export function isAway({ backOn }: Pick<Hearer, 'backOn'>, on: Day): boolean {
  return backOn !== undefined && on < backOn;
}

/**
 * Who is written to about a measure on a day: its owner; while the owner is away its deputy, unless away as well; else
 * nobody, and it stands on the manager's list (design, rule 6).
 */
export function whoHears(owner: Hearer | undefined, deputy: Hearer | undefined, on: Day): PersonKey | undefined {
  if (owner === undefined) return undefined;
  if (!isAway(owner, on)) return owner.key;
  return deputy !== undefined && !isAway(deputy, on) ? deputy.key : undefined;
}
