import type { AuditEntry } from '../../../../core/audit-entry.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../../../core/measures/measure.ts';
import type { Person } from '../../../../core/measures/people.ts';
import type { Problem, TableKind } from '../table.ts';

export type Side = 'keep' | 'mine';

/** A cell that differs: in the copy, in Teams now, and in the file. */
export type Differing = {
  readonly column: string;
  readonly base: string;
  readonly teams: string;
  readonly mine: string;
  readonly by?: ChangedBy;
};

/** `teams`: it changed in Teams and the file has the old text; `both`: on both sides; `gone`: missing in the file. */
export type ConflictRow = {
  readonly kind: TableKind;
  readonly file: string;
  /** Row number in the file; 0 if it is missing. */
  readonly line: number;
  readonly key: string;
  readonly why: 'teams' | 'both' | 'gone';
  readonly isNew?: true;
  readonly title?: string;
  readonly cells: readonly Differing[];
};

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

/** For commands, which cannot show a card: which side wins where a file and Teams differ. */
export type Keep = 'teams' | 'file';
export const CHOICE_OF: Readonly<Record<Keep, Side>> = { teams: 'keep', file: 'mine' };

/** Conflicts block an import until a side is chosen. */
export function conflictProblems(asked: readonly ConflictRow[]): Problem[] {
  return asked.flatMap((row) =>
    row.cells.map((cell): Problem => ({
      file: row.file,
      line: row.line,
      column: cell.column,
      value: cell.mine,
      problem: differs(row, cell),
      cure: 'Say whose words stand with --keep teams or --keep file, or write into the cell what is right and leave the others.',
    })),
  );
}

/** The same as notes after a side was chosen, and rows that are missing in a file. */
export function conflictNotes(asked: readonly ConflictRow[], keep: Keep | undefined): string[] {
  return asked.flatMap((row) => {
    if (row.why === 'gone') {
      const what =
        keep === 'file' ? 'it is retired' : 'it stays as it is; write retired as its status, or say --keep file';
      return [`${row.file}: ${row.key} is in Teams and no longer in the file: ${what}.`];
    }
    if (keep === undefined) return [];
    const stands = keep === 'teams' ? 'Teams’ was kept' : 'the file’s takes its place';
    return row.cells.map((cell) => `${row.file}, row ${row.line}, ${cell.column}: ${differs(row, cell)} ${stands}.`);
  });
}

function differs(row: ConflictRow, cell: Differing): string {
  const { column, base, teams, mine } = cell;
  const since = row.isNew ? 'was added in Teams too' : `${column} was changed in Teams`;
  const by = cell.by === undefined ? '' : `on ${cell.by.on}, by ${WHO_WORDS[cell.by.who]},`;
  const now = `${row.key}: ${since}${by === '' ? '' : ` ${by}`} and is now “${teams}”; the file has “${mine}”`;
  return `${now}${row.why === 'teams' ? ', as it was before' : row.isNew ? '' : `, and before both it was “${base}”`}.`;
}
