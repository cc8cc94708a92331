import type { Day } from '../../../../core/calendar/day.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import type { Period } from '../../../../core/periods/period.ts';
import { readPeriod } from '../../../../core/periods/read-period.ts';
import type { ReadingStatus } from '../../../../core/readings/reading.ts';
import { readValue } from '../../../../core/numbers/read-value.ts';
import { type Cells, cellsOf } from './cells.ts';
import { READING_WORDS, type ReadingRow } from '../register.ts';
import type { Notebook, Table } from '../table.ts';

const STATUSES: readonly ReadingStatus[] = ['provisional', 'final', 'revised'];

export type ReadingContext = {
  /** Measures of files and store together. */
  readonly measures: ReadonlyMap<string, Measure>;
  /** Measures with stored readings that span years: for them `2010-12` is three years and not a month. */
  readonly spans: ReadonlySet<string>;
  readonly today: Day;
};

export function readReadings(tables: readonly Table[], context: ReadingContext, book: Notebook): ReadingRow[] {
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
      const status = cells.choice('status', STATUSES);
      if (code === undefined || period === undefined) return [];
      const key = JSON.stringify([code, period.text]);
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        cells.problem(
          'period',
          `${code} has a reading for ${period.text} already (${earlier}).`,
          'Keep one of the two rows.',
        );
      } else seen.set(key, `${table.file}, row ${row.line}`);
      if (value === undefined) return [];
      const where = { file: table.file, line: row.line };
      return [
        {
          ...where,
          code,
          period,
          value,
          typed: cells.text('value'),
          words,
          ...(status === undefined ? {} : { status }),
        },
      ];
    }),
  );
}

/** Measures with readings in the file that span years. */
function codesOfSpans(table: Table): string[] {
  return table.rows.flatMap((row) => {
    const read = readPeriod((row.cells.period ?? '').trim());
    return read.kind === 'read' && read.period.kind === 'span' ? [(row.cells.code ?? '').trim()] : [];
  });
}

function readRowPeriod(cells: Cells, spans: boolean, today: Day): Period | undefined {
  const typed = cells.required('period', 'Say which period the value is about, such as FY2025/26-H1 or 2026-03-31.');
  if (typed === undefined) return undefined;
  const read = readPeriod(typed, { spans });
  if (read.kind === 'unreadable') {
    cells.problem('period', read.problem, read.cure);
    return undefined;
  }
  if (read.note !== undefined) cells.note('period', read.note);
  if (read.period.end > today) cells.note('period', `${read.period.text} has not ended yet.`);
  return read.period;
}

function readRowValue(cells: Cells, measure: Measure | undefined): string | undefined {
  const typed = cells.required('value', 'Write the figure, or take the row out until there is one.');
  if (typed === undefined) return undefined;
  const read = readValue(typed, {
    unit: measure?.unit ?? '',
    ...(measure?.decimals === undefined ? {} : { decimals: measure.decimals }),
    ...(measure?.minimum === undefined ? {} : { minimum: measure.minimum }),
    ...(measure?.maximum === undefined ? {} : { maximum: measure.maximum }),
  });
  if (read.kind === 'read') return read.value;
  cells.problem('value', read.problem, read.cure);
  return undefined;
}

function readWords(cells: Cells): ReadingRow['words'] {
  for (const column of ['numerator', 'denominator'] as const) {
    if (cells.text(column) === '') continue;
    const read = readValue(cells.text(column), { unit: 'count' });
    if (read.kind === 'refused') cells.problem(column, read.problem, read.cure);
    else if (column === 'denominator' && Number(read.value) === 0) {
      cells.problem(
        column,
        'Nothing can be a share of 0.',
        'Give the number that the value is a share of, or leave it empty.',
      );
    }
  }
  const said = Object.entries(READING_WORDS).filter(([column]) => cells.text(column) !== '');
  return Object.fromEntries(said.map(([column, field]) => [field, cells.text(column)]));
}
