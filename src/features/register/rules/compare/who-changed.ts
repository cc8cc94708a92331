import type { AuditEntry } from '../../../../core/audit-entry.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../../../core/measures/measure.ts';
import type { Person } from '../../../../core/measures/people.ts';

/** What the person who changed a row is to it; `you` is the reader. */
export type Who =
  'you' | 'owner' | 'deputy' | 'manager' | 'performance' | 'officer' | 'colleague' | 'import' | 'command' | 'product';

export type ChangedBy = { readonly on: Day; readonly who: Who };

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

/** Columns changed by audit entries about a part of a row. Other entries name their fields. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  owner: ['owner'],
  committees: ['committees'],
  baseline: ['baseline_value', 'baseline_period'],
};

/** The newest of these entries (oldest first) that changed a column. */
export function lastChangeOf(column: string, acts: readonly AuditEntry[]): AuditEntry | undefined {
  const field = fieldOf(column);
  return acts.findLast(({ about = '', before, after }) => {
    if (PARTS[about]?.includes(column)) return true;
    // The JSON may be cut off, so search it as text.
    const named = `"${field}":`;
    return before.includes(named) || after.includes(named);
  });
}

const fieldOf = (column: string) => {
  const own: Readonly<Record<string, string>> = { manager_email: 'manager' };
  return own[column] ?? column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
};

/** What the actor is to a measure, or to the council if there is none. */
export function whoIs(
  by: AuditEntry['by'],
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
