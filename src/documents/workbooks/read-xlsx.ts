import readWorkbook from 'read-excel-file/node';
import { MOST_CHARACTERS, plainCell } from '../../features/register/rules/workbook/workbook.ts';
import { openWorkbook } from './open-workbook.ts';
import { type Sheet, unreadableSheet } from './read-csv.ts';

type ReadSheet = { readonly name: string; readonly sheet: Extract<Sheet, { kind: 'read' }> };

export type Workbook =
  { readonly kind: 'read'; readonly sheets: readonly ReadSheet[] } | Extract<Sheet, { kind: 'unreadable' }>;

/**
 * Reads every sheet of a workbook; numbers and dates become text as in a csv. No formula is evaluated: the file holds the
 * values that Excel last computed, and a note says that they are used.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Workbook> {
  const opened = await openWorkbook(bytes);
  if (opened.kind === 'refused') return unreadableSheet(opened.problem, opened.cure);
  try {
    const sheets = (await readWorkbook(Buffer.from(opened.bytes))).map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellText)),
    }));
    if (lengthOf(sheets) > MOST_CHARACTERS) {
      return unreadableSheet(
        'It holds more text than a register does.',
        'Leave the sheets out that are no part of it.',
      );
    }
    const said = opened.formulas === 1 ? 'a cell has a formula' : `${opened.formulas} cells have formulas`;
    const note = `${said}: what Excel last worked out was taken, and nothing is worked out here`;
    return {
      kind: 'read',
      sheets: sheets.map(({ name, rows }, place) => ({
        name,
        sheet: { kind: 'read', rows, ...(place === 0 && opened.formulas > 0 && { note }) },
      })),
    };
  } catch {
    // The library throws whatever its parser throws: the file is not a workbook that can be opened.
    return unreadableSheet(
      'This is not an Excel workbook that can be opened.',
      'Save it as .xlsx (not .xls, and without a password), or as csv.',
    );
  }
}

function lengthOf(sheets: readonly { readonly rows: readonly (readonly string[])[] }[]): number {
  let length = 0;
  for (const { rows } of sheets) for (const row of rows) for (const cell of row) length += cell.length;
  return length;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return plainCell(String(cell));
}

/** Fifteen digits, as Excel shows them: 3.5000000000000004 in the file was typed as 3.5. */
function numberText(value: number): string {
  const shown = String(Number(value.toPrecision(15)));
  if (!shown.includes('e')) return shown;
  return value.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 20 });
}
