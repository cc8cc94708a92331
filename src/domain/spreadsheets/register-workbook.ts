import { TABLE_KINDS, type Table, type TableKind } from '../register/table.ts';
import { aboutSheet } from './about.ts';
import { type Cell, heading, widthsFor, type Workbook, type WorkSheet } from './workbook.ts';

/** Columns whose cells are figures. */
const FIGURES = new Set([
  ...['value', 'numerator', 'denominator', 'decimals', 'lag_days', 'baseline_value', 'indicator_value'],
  ...['minimum', 'maximum', 'suppress_below', 'size'],
]);

/** A table as a sheet under its own name, with its heading row in sight. */
export function tableSheet({ kind, headings, rows }: Table): WorkSheet {
  const cells = rows.map((row) =>
    headings.map((column): Cell => ({ text: row.cells[column] ?? '', ...(FIGURES.has(column) && { number: true }) })),
  );
  const all = [headings.map(heading), ...cells];
  return { name: kind, rows: all, widths: widthsFor(all), stays: { rows: 1, columns: kind === 'measures' ? 2 : 1 } };
}

/** The register as one workbook: a sheet for each of these tables, and what it is and how to bring it back. */
export function registerWorkbook(
  tables: Readonly<Record<TableKind, Table>>,
  kinds: readonly TableKind[],
  { stamp, madeOn, organisation }: { readonly stamp: string; readonly madeOn: string; readonly organisation: string },
): Workbook {
  const about = aboutSheet(stamp, [
    `The register of ${organisation}'s performance framework, as it stood on ${madeOn}`,
    'Change what you like, save it, and drop it on the bot in your own chat with it. Nothing changes before you press Apply.',
    'Where somebody has changed the same row in Teams since, you are asked, row by row, which of the two is to stand.',
    'A column that you take out is left as it is. An empty cell clears. A measure whose row you take out is asked about.',
    'Keep this sheet as it is: the version below is what tells your changes from those made in Teams.',
  ]);
  return {
    sheets: [...TABLE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => tableSheet(tables[kind])), about],
  };
}
