import type { Act } from '../../../../core/audit-entry.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../../../core/measures/measure.ts';
import type { Person } from '../../../../core/measures/people.ts';

/** What somebody who changed a row is to it; `you` is whoever reads this. */
export type Who =
  'you' | 'owner' | 'deputy' | 'manager' | 'performance' | 'officer' | 'colleague' | 'import' | 'command' | 'product';

/** Who changed something in Teams, and on which day. */
export type ChangedBy = { readonly on: Day; readonly who: Who };

/** Each of them in a sentence: *by its manager*. */
export const WHO_WORDS: Readonly<Record<Who, string>> = {
  you: 'you',
  owner: 'its owner',
  deputy: 'its deputy',
  manager: 'its manager',
  performance: 'the performance team',
  officer: 'a committee officer',
  colleague: 'a colleague',
  import: 'an import',
  command: 'a command',
  product: 'the bot itself',
};

/** Acts about a part of a row by the name of that part; the others name their fields. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  owner: ['owner'],
  committees: ['committees'],
  baseline: ['baseline_value', 'baseline_period'],
};

/** The newest of these acts that changed a column; undefined where none of them did. Oldest first. */
export function lastChangeOf(column: string, acts: readonly Act[]): Act | undefined {
  const field = fieldOf(column);
  return acts.findLast(({ about = '', before, after }) => {
    if (PARTS[about]?.includes(column)) return true;
    // What changed stands as JSON, cut off where it is very long: its fields are looked for as text.
    const named = `"${field}":`;
    return before.includes(named) || after.includes(named);
  });
}

/** The field of a column: `policy_objective` is `policyObjective`. */
const fieldOf = (column: string) => {
  const own: Readonly<Record<string, string>> = { manager_email: 'manager' };
  return own[column] ?? column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
};

/** What whoever did it is to a measure, or as far as no measure is meant, to the council. */
export function whoIs(
  by: Act['by'],
  { me, person, measure }: { readonly me?: PersonKey; readonly person?: Person; readonly measure?: LiveMeasure },
): Who {
  if (by === me) return 'you';
  if (by === 'register') return 'import';
  if (by === 'command') return 'command';
  if (by === 'product') return 'product';
  const duty = measure && (['owner', 'deputy', 'manager'] as const).find((one) => measure[one] === by);
  if (duty !== undefined) return duty;
  if (person?.roles.includes('performance')) return 'performance';
  return person?.roles.includes('committee-officer') ? 'officer' : 'colleague';
}
