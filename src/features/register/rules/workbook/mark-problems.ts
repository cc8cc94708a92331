import { canonicalHeading, type Problem } from '../table.ts';
import { aboutSheet } from './about.ts';
import { rulesFor } from './register-workbook.ts';
import type { FoundSheet, FoundSpreadsheet } from './found.ts';
import { type Cell, cell, heading, widthsFor, type Workbook, type WorkSheet } from './workbook.ts';

/**
 * The same spreadsheet with a *Problem* column and the cells marked that are wrong, and a sheet that lists them all. What
 * was typed stays as it was typed; dropped back, the column is passed over.
 */
export function markedWorkbook(found: FoundSpreadsheet, problems: readonly Problem[]): Workbook {
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
    // A sheet that is no table of the register, such as a review, is the only one that is spoken of.
    const isHere = table === undefined ? isFirst : problem.file === table.file;
    if (isHere) byLine.set(problem.line, [...(byLine.get(problem.line) ?? []), problem]);
  }
  const marked = rest.map((row, place): Cell[] => {
    const here = byLine.get(place + 2) ?? [];
    const wrong = new Set(here.map(({ column }) => column));
    const cells = Array.from({ length: width }, (_cell, at): Cell => {
      const text = data(row)[at] ?? '';
      return { text, number: true, ...(wrong.has(names[at] ?? '') && names[at] !== '' && { look: 'problem' }) };
    });
    const said = here.map(({ column, problem, cure }) => `${column === '' ? '' : `${column}: `}${problem} ${cure}`);
    return withSecond(cells, cell(said.join('\n'), said.length > 0 ? 'problem' : undefined));
  });
  const first = Array.from({ length: width }, (_cell, at) => heading(data(headings)[at] ?? ''));
  const all = [withSecond(first, heading('Problem')), ...marked];
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

/** The problem stands beside what names the row, where it is seen without scrolling past thirty columns. */
function withSecond<T>([first, ...rest]: readonly T[], second: T): T[] {
  return first === undefined && rest.length === 0 ? [second] : [first as T, second, ...rest];
}

function listOf(problems: readonly Problem[]): WorkSheet {
  const rows = [
    ['Sheet', 'Row', 'Column', 'Found', 'Problem', 'What to do'].map(heading),
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

/** Excel takes 31 characters of a sheet's name, and none of some marks. */
export function sheetName(name: string, kind = 'sheet'): string {
  return (name.replace(/[\\/*?:[\]]/g, ' ').trim() || kind).slice(0, 31);
}
