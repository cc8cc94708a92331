import type { Day } from '../../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../../core/field-problem.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import type { DueReading, Question } from '../../../../core/readings/due-reading.ts';
import type { Reading } from '../../../../core/readings/reading.ts';
import { canonicalHeading, type Table } from '../table.ts';
import type { FoundSpreadsheet } from './found.ts';

/** Due readings as a workbook to fill in: a person's own, or the national figures that the performance team loads itself. */
export type ReadingsBook = {
  readonly book: 'readings';
  readonly for: 'own' | 'national';
  readonly today: Day;
  readonly organisation: string;
  readonly rows: readonly BookRow[];
};

export type BookRow = {
  readonly measure: Measure;
  readonly due: DueReading;
  /** The last comparable reading before this period, and what is stored for this one. */
  readonly last?: Reading;
  readonly reading?: Reading;
  readonly typed: Filled;
  /** What is wrong, and what is asked, where the workbook comes back. */
  readonly problems: readonly FieldProblem[];
  readonly questions: readonly Question[];
};

/** What somebody filled in, as typed. */
export type Filled = {
  readonly value: string;
  readonly provisional: boolean;
  readonly soWhat: string;
  readonly nextSteps: string;
  readonly reason: string;
};

export const NOTHING_FILLED: Filled = { value: '', provisional: false, soWhat: '', nextSteps: '', reason: '' };

/** A row of the workbook that came back; `revision` is that of the reading which stood when the workbook was made. */
export type FilledRow = {
  readonly line: number;
  readonly code: string;
  readonly period: string;
  readonly revision: number;
  readonly filled: Filled;
};

const WORDS = 'what_does_this_tell_us';

/**
 * The rows that were filled in, of a workbook of due readings that came back; undefined where the file is no such
 * workbook. It is known by its heading for the words, which no file of the register has.
 */
export function filledRows({ sheets }: Pick<FoundSpreadsheet, 'sheets'>): FilledRow[] | undefined {
  const sheet = sheets.find(({ rows }) => {
    const headings = (rows[0] ?? []).map(headingOf);
    return ['code', 'period', 'value', WORDS].every((name) => headings.includes(name));
  });
  if (sheet === undefined) return undefined;
  const headings = (sheet.rows[0] ?? []).map(headingOf);
  return sheet.rows.slice(1).flatMap((cells, place): FilledRow[] => {
    const at = (name: string) => (cells[headings.indexOf(name)] ?? '').trim();
    const filled: Filled = {
      value: at('value'),
      provisional: /^(y|yes|true|1|x)$/i.test(at('provisional')),
      soWhat: at(WORDS),
      nextSteps: at('next_steps'),
      reason: at('reason'),
    };
    const isEmpty = [filled.value, filled.soWhat, filled.nextSteps].every((text) => text === '');
    if (isEmpty || at('code') === '') return [];
    return [{ line: place + 2, code: at('code'), period: at('period'), revision: Number(at('revision')) || 0, filled }];
  });
}

/** `What does this tell us?` and `Reason for a change` as the names they are read by. */
function headingOf(text: string): string {
  const heading = canonicalHeading(text.replace(/[?*]/g, ''));
  return heading.startsWith('reason') ? 'reason' : heading;
}

/** Columns that our own workbooks carry to be read, and that are no part of the register. */
const TO_READ = new Set(['measure', 'owner', 'unit', 'last_time', 'wanted_by', 'revision', 'provisional']);

/**
 * A workbook of national figures as the register reads it: rows that were not filled in are none, and the columns that
 * are there to be read are left out. Any other table comes back as it is.
 */
export function withoutOwnColumns(table: Table): Table {
  if (table.kind !== 'readings' || !table.headings.includes('last_time')) return table;
  const headings = table.headings.map((heading) => (TO_READ.has(heading) ? '' : heading));
  return { ...table, headings, rows: table.rows.filter(({ cells }) => (cells.value ?? '').trim() !== '') };
}

/** Whether what was filled in differs from the reading that stands; an empty cell says nothing. */
export function differs(filled: Filled, reading: Pick<Reading, 'value' | 'typed' | 'soWhat' | 'nextSteps'>): boolean {
  const isOther = (said: string, ...known: readonly string[]) => said !== '' && !known.includes(said);
  return (
    isOther(filled.value, reading.value, reading.typed.trim()) ||
    isOther(filled.soWhat, reading.soWhat.trim()) ||
    isOther(filled.nextSteps, reading.nextSteps.trim())
  );
}
