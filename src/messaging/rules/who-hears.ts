import type { Day } from '../../core/calendar/day.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Person } from '../../core/measures/people.ts';

/** `backOn` is the day on which an absence that they told us of ends. */
export type Hearer = { readonly key: PersonKey; readonly backOn?: Day };

/** A person as somebody who may be written to. */
export function hearerOf(
  file: { readonly person: Pick<Person, 'key'>; readonly backOn?: Day } | undefined,
): Hearer | undefined {
  return file && { key: file.person.key, ...(file.backOn !== undefined && { backOn: file.backOn }) };
}

/** While a person is away, nothing scheduled reaches them. */
export function isAway({ backOn }: Pick<Hearer, 'backOn'>, on: Day): boolean {
  return backOn !== undefined && on < backOn;
}

/**
 * Who is written to about a measure on a day (docs/rules.md, "While a person is away"): its owner; while the owner is
 * away its deputy, unless away as well; otherwise no one, and the measure is on the manager's list.
 */
export function whoHears(owner: Hearer | undefined, deputy: Hearer | undefined, on: Day): PersonKey | undefined {
  if (owner === undefined) return undefined;
  if (!isAway(owner, on)) return owner.key;
  return deputy !== undefined && !isAway(deputy, on) ? deputy.key : undefined;
}
