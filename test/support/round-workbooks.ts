import { spreadsheets } from '../../src/documents/workbooks/spreadsheets.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import type { FoundSpreadsheet } from '../../src/features/register/rules/table.ts';
import { presentBook } from '../../src/features/register/words/books.ts';

/** A row of a sheet, by its headings. */
export type Row = Record<string, string>;

/** What a person does with a workbook in Excel. */
export const tools = spreadsheets(() => 'nobody' as PersonKey, {
  book: presentBook,
  page: () => '',
  proposals: () => Promise.resolve(new Uint8Array()),
});

/** A workbook of these sheets. */
export const workbook = (sheets: Readonly<Record<string, readonly Row[]>>): Promise<Uint8Array> =>
  tools.write({
    sheets: Object.entries(sheets).map(([name, rows]) => {
      const headings = Object.keys(rows[0] ?? {});
      const cells = rows.map((row) => headings.map((column) => ({ text: row[column] ?? '', number: true })));
      return { name, rows: [headings.map((text) => ({ text })), ...cells], widths: [] };
    }),
  });

/** The rows of a workbook's sheet of this name; of its first where none is named. */
export function rowsIn({ sheets }: FoundSpreadsheet, name = sheets[0]?.name): Row[] {
  const [headings = [], ...rows] = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  return rows.map((row) => Object.fromEntries(headings.map((column, at) => [column, row[at] ?? ''])));
}

type Register = { readonly measures: readonly Row[]; readonly readings: readonly Row[] };

/** A register with five errors in it, in cells of two sheets. */
export function withFiveErrors({ measures, readings }: Register): Promise<Uint8Array> {
  return workbook({
    measures: measures.map((row, at) => ({
      ...row,
      ...(at === 3 && { direction: 'sideways' }),
      ...(at === 13 && { owner: 'nobody@elsewhere.uk' }),
      ...(at === 23 && { policy_objective: 'PO99' }),
    })),
    readings: readings.map((row, at) => ({
      ...row,
      ...(at === 5 && { period: 'last year' }),
      ...(at === 7 && { value: 'about five hundred' }),
    })),
  });
}

/** The rows of a workbook that came back which have something in their Problem column. */
export const problemsIn = (marked: FoundSpreadsheet): Row[] =>
  [...rowsIn(marked, 'measures'), ...rowsIn(marked, 'readings')].filter((row) => row.Problem !== '');

/** The workbook that came back, with its five cells put right. */
export function mended(marked: FoundSpreadsheet, { measures }: Pick<Register, 'measures'>): Promise<Uint8Array> {
  return workbook({
    measures: rowsIn(marked, 'measures').map((row, at) => ({
      ...row,
      direction: 'lower',
      owner: measures[at]?.owner ?? '',
      policy_objective: measures[at]?.policy_objective ?? '',
    })),
    readings: rowsIn(marked, 'readings').map((row) => ({ ...row, period: '2026-03-31', value: '500' })),
  });
}

/** A workbook of figures that are wanted, each filled in with its words. */
export function filledIn(wanted: FoundSpreadsheet, words: string): Promise<Uint8Array> {
  const rows = rowsIn(wanted).map((row, at) => ({
    ...row,
    Value: String(495 + (at % 5)),
    'What does this tell us?': words,
  }));
  return workbook({ readings: rows });
}
