import { CsvError, parse } from 'csv-parse/sync';
import {
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_SHEET_ROWS,
  plainCell,
} from '../../features/register/rules/workbook/workbook.ts';

/** Rows of cells, with the row numbers of a spreadsheet; or what is wrong, and where. */
export type Sheet =
  | { readonly kind: 'read'; readonly rows: readonly (readonly string[])[]; readonly note?: string }
  | { readonly kind: 'unreadable'; readonly line: number; readonly problem: string; readonly cure: string };

/** Reads a csv as British spreadsheets write it: UTF-8 or Windows-1252, any line ending, commas, semicolons or tabs. */
export function readCsv(bytes: Uint8Array): Sheet {
  const { text, note } = decode(bytes);
  // Text that a person saved has no such character; a program, a picture or a PDF does.
  if (text.includes('\u0000')) {
    return unreadableSheet(
      'This is not a csv, whatever its name says.',
      'Open it in Excel, and save it as .xlsx or as csv.',
    );
  }
  const delimiter = delimiterOf(text);
  // Before it is parsed: a file that is nothing but commas would take all the memory. Prose has commas of its own.
  const cellsAtMost = usesOf(text, delimiter);
  if (cellsAtMost > 2 * MOST_CELLS) return tooMany(CELLS);
  try {
    const read: string[][] = parse(text, {
      bom: true,
      relax_column_count: true,
      delimiter,
      to: MOST_SHEET_ROWS + 2,
      // A quotation mark that is never closed makes one cell of the rest.
      max_record_size: 1_000_000,
    });
    const wide = read.findIndex((row) => row.length > MOST_COLUMNS);
    if (wide >= 0) return tooMany(`more than ${MOST_COLUMNS} columns`, wide + 1);
    if (cellsAtMost > MOST_CELLS && read.reduce((sum, row) => sum + row.length, 0) > MOST_CELLS) return tooMany(CELLS);
    if (read.length > MOST_SHEET_ROWS + 1) {
      const problem = `It has more than ${MOST_SHEET_ROWS.toLocaleString('en-GB')} rows; most of them must be empty.`;
      return unreadableSheet(
        problem,
        'Delete the empty rows under your data, save it, and try again.',
        MOST_SHEET_ROWS,
      );
    }
    const rows = read.map((row) => row.map(plainCell));
    return { kind: 'read', rows, ...(note !== undefined && { note }) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const cure = 'Look for a quotation mark that is not closed, or save the sheet as csv again.';
    return unreadableSheet(`The file breaks off: ${error.code}.`, cure, Number(error.lines ?? 1));
  }
}

const CELLS = `more than ${MOST_CELLS.toLocaleString('en-GB')} cells`;
const tooMany = (what: string, line = 1) =>
  unreadableSheet(`It has ${what}.`, 'Delete what is beside and below your data, save it, and try again.', line);

export const unreadableSheet = (problem: string, cure: string, line = 1) =>
  ({ kind: 'unreadable', line, problem, cure }) as const;

/** Excel in Britain still saves “CSV” in Windows-1252, in which a £ is not valid UTF-8. */
function decode(bytes: Uint8Array): { text: string; note?: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      note: 'it is not UTF-8, so it was read as Windows-1252',
    };
  }
}

/** The separator that the heading uses most; a comma by default. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  return [',', ';', '\t'].reduce((best, mark) => (usesOf(heading, mark) > usesOf(heading, best) ? mark : best));
}

function usesOf(text: string, mark: string): number {
  let uses = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) uses += 1;
  return uses;
}
