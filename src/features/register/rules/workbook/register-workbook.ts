import type { Day } from '../../../../core/calendar/day.ts';
import { TABLE_KINDS, type RegisterTable, type TableKind } from '../table.ts';
import { columnOf, headingFor } from '../columns.ts';
import {
  aboutSheet,
  type SheetCell,
  cell,
  headingCell,
  HELP,
  widthsFor,
  type WorkbookContent,
  type WorkSheet,
} from './workbook.ts';

/** `24 November 2026`. */
const inWords = (on: Day) =>
  new Date(`${on}T12:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

const FIGURES = new Set([
  ...['value', 'numerator', 'denominator', 'decimals', 'lag_days', 'baseline_value', 'indicator_value'],
  ...['minimum', 'maximum', 'suppress_below', 'size'],
]);

/** A sheet with frozen readable headings, help and choices. */
export function tableSheet({ kind, headings, rows }: RegisterTable): WorkSheet {
  const cells = rows.map((row) =>
    headings.map((column): SheetCell => ({
      text: row.cells[column] ?? '',
      ...(FIGURES.has(column) && { number: true }),
    })),
  );
  const all = [headings.map((column) => headingCell(headingFor(kind, column))), ...cells];
  return {
    name: kind,
    rows: all,
    widths: widthsFor(all),
    filters: true,
    rules: rulesFor(kind, headings),
    stays: { rows: 1, columns: kind === 'measures' ? 2 : 1 },
  };
}

export const rulesFor = (kind: TableKind, headings: readonly string[]): NonNullable<WorkSheet['rules']> =>
  headings.map((column) => columnOf(kind, column));

function helpSheet(tables: Readonly<Record<TableKind, RegisterTable>>, kinds: readonly TableKind[]): WorkSheet {
  const rows = kinds.flatMap((kind) =>
    tables[kind].headings.flatMap((column) => {
      const known = columnOf(kind, column);
      if (known === undefined) return [];
      const { help, choices = [], isRequired } = known;
      const about = [kind, headingFor(kind, column), help, choices.join(', '), isRequired ? 'yes' : ''];
      return [about.map((text) => cell(text))];
    }),
  );
  const all = [['Sheet', 'Column', 'What it is', 'Words that it takes', 'Needed'].map(headingCell), ...rows];
  return { name: HELP, rows: all, widths: [12, 20, 70, 46, 10], stays: { rows: 1, columns: 0 } };
}

/** One sheet per table, and a sheet that explains how to return the workbook. */
export function registerWorkbook(
  tables: Readonly<Record<TableKind, RegisterTable>>,
  kinds: readonly TableKind[],
  { stamp, madeOn, organisation }: { readonly stamp: string; readonly madeOn: Day; readonly organisation: string },
): WorkbookContent {
  const about = aboutSheet(stamp, [
    `The register of ${organisation}'s performance framework, as it stood on ${inWords(madeOn)}`,
    'Change what you like, save it, and drop it on the bot in your own chat with it. Nothing changes before you press Apply.',
    'Where somebody has changed the same row in Teams since, you are asked, row by row, which of the two is to stand.',
    'Click a cell to see what its column means; the sheet help says it for all of them.',
    'A column that you take out is left as it is. An empty cell clears. A measure whose row you take out is asked about.',
    'Keep this sheet as it is: the version below is what tells your changes from those made in Teams.',
  ]);
  const shown = TABLE_KINDS.filter((kind) => kinds.includes(kind));
  return { sheets: [...shown.map((kind) => tableSheet(tables[kind])), helpSheet(tables, shown), about] };
}
