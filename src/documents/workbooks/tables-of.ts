import { basename, extname } from 'node:path';
import { kindByHeadings } from '../../features/register/rules/columns.ts';
import {
  canonicalHeading,
  type FoundSheet,
  type FoundSpreadsheet,
  type Notebook,
  problemIn,
  type Row,
  type RegisterTable,
  TABLE_KINDS,
  type TableKind,
} from '../../features/register/rules/table.ts';
import { ABOUT, HELP, PROBLEMS } from '../../features/register/rules/workbook/workbook.ts';
import { readCsv, type Sheet } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** What a file is by its name; undefined: its headings must tell. */
export type FileKind = TableKind | 'framework' | 'template' | undefined;

export const SHEETS = ['.csv', '.xlsx'];
export const YAMLS = ['.yaml', '.yml'];

/** `Measures.xlsx` is the measures; `~$measures.xlsx`, Excel's lock file, is not. */
export function kindByName(name: string): FileKind {
  const ending = extname(name).toLowerCase();
  const stem = basename(name, extname(name)).toLowerCase();
  if (ending === '.docx') return stem === 'report_template' ? 'template' : undefined;
  if (YAMLS.includes(ending)) return stem === 'framework' ? 'framework' : undefined;
  return SHEETS.includes(ending) ? TABLE_KINDS.find((kind) => kind === stem) : undefined;
}

type Rows = readonly (readonly string[])[];

/** A column of our own that is skipped. */
const OURS = new Set(['problem']);

/**
 * The tables of one file, a csv or a workbook with a sheet for each, whatever its ending. `named` is its kind by its name. What
 * is wrong is noted in `book`; sheets without a table are skipped.
 */
export async function tablesOf(
  file: string,
  bytes: Uint8Array,
  named: FileKind,
  book: Notebook,
): Promise<Pick<FoundSpreadsheet, 'sheets' | 'stamp'>> {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const looksLikeExcel = isPacked || bytes[0] === 0xd0 || /\.xlsx?$/i.test(file);
  const read = looksLikeExcel ? await readXlsx(bytes) : oneSheet(readCsv(bytes));
  if (read.kind === 'unreadable') {
    book.problems.push(problemIn(file, read.problem, read.cure, read));
    return { sheets: [] };
  }
  const many = read.sheets.length > 1;
  const about = read.sheets.find(({ name }) => name.toLowerCase() === ABOUT);
  const stamp = about?.sheet.rows.find(([heading]) => canonicalHeading(heading ?? '') === 'version')?.[1];
  const copyOf = stamp === undefined ? {} : { copyOf: stamp };
  const sheets = read.sheets
    .filter(({ name }) => ![ABOUT, HELP, PROBLEMS].includes(name.trim().toLowerCase()))
    .map(({ name, sheet }, place): FoundSheet => {
      if (sheet.note !== undefined) book.notes.push(`${file}: ${sheet.note}.`);
      const kindOf = (said: string | undefined) => TABLE_KINDS.find((known) => known === said);
      const kind = kindOf(name.trim().toLowerCase()) ?? (place === 0 ? kindOf(named) : undefined);
      const table = tableOf(many ? `${file}, ${name}` : file, kind, sheet.rows, place === 0, book);
      return { name, rows: sheet.rows, ...(table && { table: { ...table, ...copyOf } }) };
    });
  return { sheets, ...(stamp !== undefined && { stamp }) };
}

const oneSheet = (sheet: Sheet) =>
  sheet.kind === 'unreadable' ? sheet : { kind: 'read' as const, sheets: [{ name: '', sheet }] };

function tableOf(
  file: string,
  named: TableKind | undefined,
  rows: Rows,
  needed: boolean,
  book: Notebook,
): RegisterTable | undefined {
  const headings = (rows[0] ?? []).map(canonicalHeading);
  const kind = named ?? kindByHeadings(headings);
  if (kind === undefined || headings.every((heading) => heading === '')) {
    if (!needed) return undefined;
    const cure = 'The first row should hold headings such as code, title, direction, frequency.';
    const value = headings.join(', ').slice(0, 200);
    book.problems.push(problemIn(file, 'Its headings do not tell what this sheet is.', cure, { line: 1, value }));
    return undefined;
  }
  const own = headings.map((heading) => (OURS.has(heading) ? '' : heading));
  return { kind, file, headings: own, rows: rowsOf(file, headings, rows, book) };
}

/** Rows under the heading, with their numbers; empty ones are skipped. */
function rowsOf(file: string, headings: readonly string[], rows: Rows, book: Notebook): Row[] {
  return rows.slice(1).flatMap((cells, place) => {
    const line = place + 2;
    const own = cells.filter((_cell, at) => !OURS.has(headings[at] ?? ''));
    if (own.every((cell) => cell.trim() === '')) return [];
    const beyond = cells.slice(headings.length).filter((cell) => cell.trim() !== '');
    if (beyond.length > 0) {
      const cure = 'Put a cell that contains a comma in quotation marks, or give the column a heading.';
      const value = beyond.join(', ');
      book.problems.push(problemIn(file, 'The row has more cells than there are headings.', cure, { line, value }));
    }
    const named = headings.flatMap((heading, at) => (OURS.has(heading) ? [] : [[heading, cells[at] ?? ''] as const]));
    // Without a prototype: `constructor` is a heading like any other.
    const byHeading: Record<string, string> = Object.assign(Object.create(null), Object.fromEntries(named));
    return [{ line, cells: byHeading }];
  });
}
