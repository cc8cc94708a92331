import { WHO_WORDS } from './who-changed.ts';
import type { Problem } from '../table.ts';
import type { ConflictRow, Side, Differing } from './three-way.ts';

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
