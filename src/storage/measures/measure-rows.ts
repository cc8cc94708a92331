import type { ChainEnd, MeasureFile } from '../../core/readings/measure-file.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { LiveMeasure } from '../../core/measures/measure.ts';
import type { Draft, DueReading } from '../../core/readings/due-reading.ts';
import type { Reading, Revision } from '../../core/readings/reading.ts';
import { doubleColumn, fromRow, type StoredRow, toColumns } from '../engine/entity.ts';
import type { ColumnValue } from '../engine/guards.ts';
import { key } from '../engine/keys.ts';
import { draftShape, dueShape, measureShape, readingShape } from './measure-shapes.ts';

/*
 * Row keys of a measure's partition. Their order matters: opening a measure reads one range, `at|<day>` (readings and
 * due readings by the end of their period), `chain`, `draft|…` and `measure`. Messages and revisions sort after it, so
 * that their number costs nothing.
 */
export const CHAIN = 'chain';
export const MEASURE = 'measure';
/** The key of a measure that was removed from the register, so that it is not found. */
export const REMOVED_MEASURE = 'gone';
/** The first key after the range that opening a measure reads. */
export const OPENED_BEFORE = 'msg|';
export const firstAt = (from: Day): string => `at|${from}`;

/** Always doubles, also when whole, so that a restored row is filtered like the original. */
export const DOUBLES: ReadonlySet<string> = new Set(['valueNumber']);

type Row = { readonly row: string; readonly columns: Record<string, ColumnValue> };

/** Figure, words and state have their own columns, for people who read the table. */
export function readingRow(code: string, reading: Reading): Row {
  return { row: key('at', reading.period.end, 'reading', reading.period.text), columns: readingColumns(code, reading) };
}

/** Six digits, so that text order is the order of time. */
export function revisionRow(code: string, revision: Revision): Row {
  const { end, text } = revision.period;
  const number = String(revision.revision).padStart(6, '0');
  return { row: key('revision', end, text, number), columns: readingColumns(code, revision) };
}

function readingColumns(code: string, reading: Reading | Revision): Record<string, ColumnValue> {
  const { period, ...rest } = reading;
  const number = reading.value.trim() === '' ? Number.NaN : Number(reading.value);
  const columns = toColumns({ code, ...periodColumns(period), ...rest });
  // The text is the value. The double is for filters and charts outside the product, which never reads it.
  return Number.isFinite(number) ? { ...columns, valueNumber: doubleColumn(number) } : columns;
}

export function dueRow(code: string, due: DueReading): Row {
  const { period, ...rest } = due;
  const columns = toColumns({ code, ...periodColumns(period), ...rest });
  return { row: key('at', period.end, 'due', period.text), columns };
}

export const draftKey = (draft: Pick<Draft, 'period' | 'by'>): string => key('draft', draft.period, draft.by);
export const draftRow = (code: string, draft: Draft): Row => ({
  row: draftKey(draft),
  columns: toColumns({ code, ...draft }),
});
export const measureRow = (measure: LiveMeasure, row = MEASURE): Row => ({ row, columns: toColumns(measure) });

/** The newest revision's hash and the end of the acts. Every change replaces this row under its ETag. */
export const chainColumns = (code: string, head: string, acts: ChainEnd): Record<string, ColumnValue> =>
  toColumns({ code, head, ...(acts.count > 0 && { actsHead: acts.head, acts: acts.count }) });

const periodColumns = (period: Reading['period']) => ({
  period: period.text,
  periodKind: period.kind,
  periodStart: period.start,
  periodEnd: period.end,
});

/** The row with its period columns as one object, as the shapes expect it. */
export function withPeriod(stored: StoredRow): StoredRow {
  const { columns } = stored;
  const { period: text, periodKind: kind, periodStart: start, periodEnd: end } = columns;
  return { ...stored, columns: { ...columns, period: { text, kind, start, end } } };
}

/** Undefined where the rows hold no measure. `as`: or one that was removed from the register. */
export function fileOf(
  rows: readonly StoredRow[],
  as: typeof MEASURE | typeof REMOVED_MEASURE = MEASURE,
): MeasureFile | undefined {
  const readings: Reading[] = [];
  const takenOut: Reading[] = [];
  const due: DueReading[] = [];
  const drafts: Draft[] = [];
  let measure: LiveMeasure | undefined;
  let chain: MeasureFile['chain'] = { head: '', version: '' };
  for (const stored of rows) {
    const [first, , kind] = stored.row.split('|');
    if (first === 'at' && kind === 'reading') {
      const reading = fromRow(withPeriod(stored), readingShape);
      (reading.takenOut ? takenOut : readings).push(reading);
    } else if (first === 'at' && kind === 'due') due.push(fromRow(withPeriod(stored), dueShape));
    else if (first === 'draft') drafts.push(fromRow(stored, draftShape));
    else if (first === as) measure = fromRow(stored, measureShape);
    else if (first === CHAIN) chain = chainEnds(stored);
  }
  if (measure === undefined) return undefined;
  return { measure, due, drafts, readings, ...(takenOut.length > 0 && { takenOut }), chain };
}

export function chainEnds({ columns, etag }: StoredRow): MeasureFile['chain'] {
  const [head, count] = [columns['actsHead'], columns['acts']];
  const acts = typeof head === 'string' && typeof count === 'number' ? { acts: { head, count } } : {};
  return { head: String(columns['head']), version: etag, ...acts };
}
