import { WHO_WORDS } from './who-changed.ts';
import type { Problem } from '../table.ts';
import type { Asked, Choice, Differing } from './three-way.ts';

/** Whose words stand where a file and Teams differ, as somebody says who has no card to be asked on. */
export type Keep = 'teams' | 'file';
export const CHOICE_OF: Readonly<Record<Keep, Choice>> = { teams: 'keep', file: 'mine' };

/** What differs between Teams and a file, as problems: nothing is written before somebody says whose words stand. */
export function conflictProblems(asked: readonly Asked[]): Problem[] {
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

/** The same as notes, where it was said whose words stand; and rows that a file has no more. */
export function conflictNotes(asked: readonly Asked[], keep: Keep | undefined): string[] {
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

function differs(row: Asked, cell: Differing): string {
  const { column, base, teams, mine } = cell;
  const since = row.isNew ? 'was added in Teams too' : `${column} was changed in Teams`;
  const by = cell.by === undefined ? '' : `on ${cell.by.on}, by ${WHO_WORDS[cell.by.who]},`;
  const now = `${row.key}: ${since}${by === '' ? '' : ` ${by}`} and is now “${teams}”; the file has “${mine}”`;
  return `${now}${row.why === 'teams' ? ', as it was before' : row.isNew ? '' : `, and before both it was “${base}”`}.`;
}
