import { canonicalHeading, type FoundSheet, type FoundSpreadsheet, type Problem } from '../table.ts';
import { rulesFor } from './register-workbook.ts';
import {
  aboutSheet,
  type SheetCell,
  cell,
  headingCell,
  widthsFor,
  type WorkbookContent,
  type WorkSheet,
} from './workbook.ts';

/**
 * The same spreadsheet with a *Problem* column, marked cells, and a list of problems on its own sheet. Typed text stays
 * as it was. A later import ignores the column.
 */
export function markedWorkbook(found: FoundSpreadsheet, problems: readonly Problem[]): WorkbookContent {
  const sheets = found.sheets.map((sheet, place) => markedSheet(sheet, problems, place === 0));
  const about = found.stamp === undefined ? [] : [aboutSheet(found.stamp, [])];
  return { sheets: [...sheets, listOf(problems), ...about] };
}

function markedSheet({ name, rows, table }: FoundSheet, problems: readonly Problem[], isFirst: boolean): WorkSheet {
  const [headings = [], ...rest] = rows;
  const isOurs = headings.map((text) => canonicalHeading(text) === 'problem');
  const data = (row: readonly string[]) => row.filter((_cell, at) => isOurs[at] !== true);
  const names = data(headings).map(canonicalHeading);
  const width = Math.max(names.length, ...rest.map((row) => data(row).length));
  const byLine = new Map<number, Problem[]>();
  for (const problem of problems) {
    // A sheet that is no register table, such as a review, is the only one with problems.
    const isHere = table === undefined ? isFirst : problem.file === table.file;
    if (isHere) byLine.set(problem.line, [...(byLine.get(problem.line) ?? []), problem]);
  }
  const marked = rest.map((row, place): SheetCell[] => {
    const here = byLine.get(place + 2) ?? [];
    const wrong = new Set(here.map(({ column }) => column));
    const texts = data(row);
    const cells = Array.from({ length: width }, (_cell, at): SheetCell => {
      const text = texts[at] ?? '';
      return { text, number: true, ...(wrong.has(names[at] ?? '') && names[at] !== '' && { look: 'problem' }) };
    });
    const said = here.map(({ column, problem, cure }) => `${column === '' ? '' : `${column}: `}${problem} ${cure}`);
    return withSecond(cells, cell(said.join('\n'), said.length > 0 ? 'problem' : undefined));
  });
  const texts = data(headings);
  const first = Array.from({ length: width }, (_cell, at) => headingCell(texts[at] ?? ''));
  const all = [withSecond(first, headingCell('Problem')), ...marked];
  const rules = table === undefined ? {} : { rules: withSecond(rulesFor(table.kind, names), undefined) };
  return {
    name: sheetName(name, table?.kind),
    rows: all,
    widths: widthsFor(all),
    filters: true as const,
    ...rules,
    stays: { rows: 1, columns: 2 },
  };
}

/** Next to the key column, to be visible without scrolling. */
function withSecond<T>([first, ...rest]: readonly T[], second: T): T[] {
  return first === undefined && rest.length === 0 ? [second] : [first as T, second, ...rest];
}

function listOf(problems: readonly Problem[]): WorkSheet {
  const rows = [
    ['Sheet', 'Row', 'Column', 'Found', 'Problem', 'What to do'].map(headingCell),
    ...problems.map(({ file, line, column, value, problem, cure }) => [
      cell(file),
      { text: line === 0 ? '' : String(line), number: true },
      cell(column),
      cell(value),
      cell(problem),
      cell(cure),
    ]),
  ];
  return { name: sheetName('Problems'), rows, widths: widthsFor(rows), stays: { rows: 1, columns: 0 } };
}

/** Excel limits a sheet's name to 31 characters and forbids some. */
export function sheetName(name: string, kind = 'sheet'): string {
  return (name.replace(/[\\/*?:[\]]/g, ' ').trim() || kind).slice(0, 31);
}
