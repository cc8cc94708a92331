import type { Reading } from '../../../../core/readings/reading.ts';
import type { ReadingRow, StoredMeasure } from '../register.ts';
import type { Notebook } from '../table.ts';

const WORDS = ['numerator', 'denominator', 'soWhat', 'nextSteps', 'method', 'sample', 'suppliedBy'] as const;

/** A figure of a locked period is not changed by a file without a word why: the row wants a reason, or the period unlocking. */
export function checkLocks(
  rows: readonly ReadingRow[],
  stored: ReadonlyMap<string, StoredMeasure>,
  book: Notebook,
): void {
  for (const row of rows) {
    const file = stored.get(row.code);
    const isHere = ({ period }: { readonly period: { readonly text: string } }) => period.text === row.period.text;
    const locked = file?.due.find((due) => isHere(due) && due.lockedOn !== undefined);
    const reading = file?.readings.find(isHere);
    if (locked === undefined || reading === undefined || !changes(row, reading)) continue;
    if ((row.words.reason ?? '').trim() !== '') continue;
    book.problems.push({
      file: row.file,
      line: row.line,
      column: 'value',
      value: row.typed,
      problem: `${row.code} is locked for ${row.period.text}, at ${reading.value}.`,
      cure: 'Write in a column “reason” why it changes, take the row out, or unlock the period first.',
    });
  }
}

function changes(row: ReadingRow, reading: Reading): boolean {
  if (row.value !== reading.value || (row.status !== undefined && row.status !== reading.status)) return true;
  return WORDS.some((field) => row.words[field] !== undefined && row.words[field] !== reading[field]);
}
