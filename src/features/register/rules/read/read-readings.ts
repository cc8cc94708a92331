import type { Day } from '../../../../core/calendar/day.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import type { Period } from '../../../../core/periods/period.ts';
import { readPeriod } from '../../../../core/periods/read-period.ts';
import { READING_STATUSES } from '../columns.ts';
import { type Cells, cellsOf } from './cells.ts';
import { READING_WORDS, type ReadingRow } from '../register.ts';
import type { Notebook, RegisterTable } from '../table.ts';

export type ReadingContext = {
  readonly measures: ReadonlyMap<string, Measure>;
  /** Measures with stored readings that span years: for them `2010-12` is three years and not a month. */
  readonly spans: ReadonlySet<string>;
  readonly today: Day;
};

export function readReadings(tables: readonly RegisterTable[], context: ReadingContext, book: Notebook): ReadingRow[] {
  const spans = new Set([...context.spans, ...tables.flatMap(codesOfSpans)]);
  const seen = new Map<string, string>();
  return tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const cells = cellsOf(table, row, book);
      const code = cells.required('code', 'Say which measure the reading belongs to.');
      const measure = code === undefined ? undefined : context.measures.get(code);
      if (code !== undefined && measure === undefined) {
        cells.problem('code', `There is no measure ${code}.`, 'Add it to measures.csv, or correct the code.');
      }
      const period = readRowPeriod(cells, spans.has(code ?? ''), context.today);
      const value = readRowValue(cells, measure);
      const words = readWords(cells);
      const status = cells.choice('status', READING_STATUSES);
      if (code === undefined || period === undefined) return [];
      const key = JSON.stringify([code, period.text]);
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, `${table.file}, row ${row.line}`);
      else {
        const problem = `${code} has a reading for ${period.text} already (${earlier}).`;
        cells.problem('period', problem, 'Keep one of the two rows.');
      }
      if (value === undefined) return [];
      const about = { file: table.file, line: row.line, code, period };
      return [{ ...about, value, typed: cells.text('value'), words, ...(status && { status }) }];
    }),
  );
}

function codesOfSpans(table: RegisterTable): string[] {
  return table.rows.flatMap((row) => {
    const read = readPeriod((row.cells.period ?? '').trim());
    return read.kind === 'read' && read.period.kind === 'span' ? [(row.cells.code ?? '').trim()] : [];
  });
}

function readRowPeriod(cells: Cells, spans: boolean, today: Day): Period | undefined {
  cells.required('period', 'Say which period the value is about, such as FY2025/26-H1 or 2026-03-31.');
  const read = cells.period('period', { spans });
  if (read === undefined) return undefined;
  if (read.note !== undefined) cells.note('period', read.note);
  if (read.period.end > today) cells.note('period', `${read.period.text} has not ended yet.`);
  return read.period;
}

function readRowValue(cells: Cells, measure: Measure | undefined): string | undefined {
  cells.required('value', 'Write the figure, or take the row out until there is one.');
  return cells.value('value', measure ?? { unit: '' });
}

function readWords(cells: Cells): ReadingRow['words'] {
  cells.value('numerator', { unit: 'count' });
  const denominator = cells.value('denominator', { unit: 'count' });
  if (denominator !== undefined && Number(denominator) === 0) {
    const cure = 'Give the number that the value is a share of, or leave it empty.';
    cells.problem('denominator', 'Nothing can be a share of 0.', cure);
  }
  const said = Object.entries(READING_WORDS).filter(([column]) => cells.text(column) !== '');
  return Object.fromEntries(said.map(([column, field]) => [field, cells.text(column)]));
}
