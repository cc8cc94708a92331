import { type Day, day } from '../../../../core/calendar/day.ts';
import { readValue } from '../../../../core/numbers/read-value.ts';
import { type PeriodHints, readPeriod } from '../../../../core/periods/read-period.ts';
import { cellOf, type Notebook, problemsOf, type RegisterTable, type Row } from '../table.ts';

export type Cells = ReturnType<typeof cellsOf>;

const YES = new Set(['yes', 'y', 'true', '1']);
const NO = new Set(['no', 'n', 'false', '0', '']);
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/;

/** Reads one row. Each method returns a valid value, or records a problem and returns undefined. */
export function cellsOf(table: RegisterTable, row: Row, book: Notebook) {
  const has = (column: string) => table.headings.includes(column);
  const text = (column: string) => cellOf(row, column);
  /** Separated by `;`. */
  const list = (column: string) =>
    text(column)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const record = problemsOf(book, { file: table.file, line: row.line });
  const problem = (column: string, what: string, cure: string, value = text(column)) =>
    record(column, value, what, cure);
  const word = <W extends string>(column: string, typed: string, words: readonly W[]): W | undefined => {
    const found = words.find((known) => known === typed.toLowerCase().replace(/[\s_]+/g, '-'));
    if (found === undefined)
      problem(column, `“${typed}” is not one of the words for ${column}.`, `Write one of: ${words.join(', ')}.`, typed);
    return found;
  };
  const address = (column: string, typed: string): string => {
    if (EMAIL.test(typed)) return typed.toLowerCase();
    const cure = 'Write one full address, such as name@example.gov.uk.';
    problem(column, `“${typed}” is not an e-mail address.`, cure, typed);
    return '';
  };
  return {
    has,
    text,
    list,
    problem,
    required(column: string, cure: string) {
      if (text(column) !== '') return text(column);
      if (has(column)) problem(column, `${column} is empty.`, cure); // a missing column is one problem, said elsewhere
      return undefined;
    },
    choice: <W extends string>(column: string, words: readonly W[]) =>
      text(column) === '' ? undefined : word(column, text(column), words),
    choices: <W extends string>(column: string, words: readonly W[]) =>
      list(column)
        .map((typed) => word(column, typed, words))
        .filter((found) => found !== undefined),
    yesNo(column: string) {
      const typed = text(column).toLowerCase();
      if (!YES.has(typed) && !NO.has(typed))
        problem(column, `“${text(column)}” is neither yes nor no.`, 'Write yes or no.');
      return YES.has(typed);
    },
    whole(column: string, least = 0) {
      const typed = text(column);
      if (typed === '') return undefined;
      if (/^\d{1,9}$/.test(typed) && Number(typed) >= least) return Number(typed);
      const cure = 'Write digits only, such as 20, or leave the cell empty.';
      problem(column, `“${typed}” is not a whole number of ${least} or more.`, cure);
      return undefined;
    },
    value(column: string, limits: Parameters<typeof readValue>[1]) {
      if (text(column) === '') return undefined;
      const read = readValue(text(column), limits);
      if (read.kind === 'read') return read.value;
      problem(column, read.problem, read.cure);
      return undefined;
    },
    period(column: string, hints?: PeriodHints) {
      if (text(column) === '') return undefined;
      const read = readPeriod(text(column), hints);
      if (read.kind === 'read') return read;
      problem(column, read.problem, read.cure);
      return undefined;
    },
    email: (column: string) => (text(column) === '' ? '' : address(column, text(column))),
    emails: (column: string) =>
      list(column)
        .map((typed) => address(column, typed))
        .filter((typed) => typed !== ''),
    note: (column: string, what: string) => void book.notes.push(`${table.file}, row ${row.line}, ${column}: ${what}`),
  };
}

export function readIsoDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return day(text);
  } catch {
    return undefined; // the shape of a date, and no such day: 2026-02-30
  }
}
