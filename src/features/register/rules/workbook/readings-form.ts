import type { Day } from '../../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../../core/field-problem.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import type { DueReading, Question } from '../../../../core/readings/due-reading.ts';
import type { Reading } from '../../../../core/readings/reading.ts';
import { canonicalHeading, type FoundSpreadsheet, type RegisterTable } from '../table.ts';

/** Due readings to fill in: a person's own, or the national figures of the performance team. */
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
  /** The last comparable reading before this period, and the stored one for it. */
  readonly last?: Reading;
  readonly reading?: Reading;
  readonly typed: Filled;
  readonly problems: readonly FieldProblem[];
  readonly questions: readonly Question[];
};

export type Filled = {
  readonly value: string;
  readonly provisional: boolean;
  readonly soWhat: string;
  readonly nextSteps: string;
  readonly reason: string;
};

export const NOTHING_FILLED: Filled = { value: '', provisional: false, soWhat: '', nextSteps: '', reason: '' };

/** A row of an uploaded workbook; `revision` is the reading's when the workbook was made. */
export type FilledRow = {
  readonly line: number;
  readonly code: string;
  readonly period: string;
  readonly revision: number;
  readonly filled: Filled;
};

const WORDS = 'what_does_this_tell_us';

/**
 * The completed rows; undefined if the file is no workbook of due readings. It is recognised by the heading of the
 * words, which no register file has.
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

/** Maps the headings `What does this tell us?` and `Reason for a change` to names. */
function headingOf(text: string): string {
  const heading = canonicalHeading(text.replace(/[?*]/g, ''));
  return heading.startsWith('reason') ? 'reason' : heading;
}

/** Read-only columns of our workbooks that are not in the register. */
const TO_READ = new Set(['measure', 'owner', 'unit', 'last_time', 'wanted_by', 'revision', 'provisional']);

/**
 * Turns a workbook of national figures into a register table: drops empty rows and read-only columns. Other tables are
 * unchanged.
 */
export function withoutOwnColumns(table: RegisterTable): RegisterTable {
  if (table.kind !== 'readings' || !table.headings.includes('last_time')) return table;
  const headings = table.headings.map((heading) => (TO_READ.has(heading) ? '' : heading));
  return { ...table, headings, rows: table.rows.filter(({ cells }) => (cells.value ?? '').trim() !== '') };
}

/** An empty cell is no difference. */
export function differs(filled: Filled, reading: Pick<Reading, 'value' | 'typed' | 'soWhat' | 'nextSteps'>): boolean {
  const isOther = (said: string, ...known: readonly string[]) => said !== '' && !known.includes(said);
  return (
    isOther(filled.value, reading.value, reading.typed.trim()) ||
    isOther(filled.soWhat, reading.soWhat.trim()) ||
    isOther(filled.nextSteps, reading.nextSteps.trim())
  );
}
