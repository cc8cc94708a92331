import { CsvError, parse } from 'csv-parse/sync';
import { MOST_SHEET_ROWS, plainCell } from '../../features/register/rules/workbook/workbook.ts';

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
  try {
    const read: string[][] = parse(text, {
      bom: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
      to: MOST_SHEET_ROWS + 2,
    });
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
  const uses = (mark: string) => heading.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (uses(mark) > uses(best) ? mark : best));
}
