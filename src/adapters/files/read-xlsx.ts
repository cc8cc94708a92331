import { readSheet } from 'read-excel-file/node';
import type { Sheet } from './read-csv.ts';

/** Reads the first sheet of a workbook; numbers and dates become the text that the contract writes. */
export async function readXlsx(bytes: Buffer): Promise<Sheet> {
  try {
    const rows = await readSheet(bytes);
    return { kind: 'read', rows: rows.map((row) => row.map(cellText)) };
  } catch {
    // The library throws what its unzipper throws: whatever it is, the file is no workbook that can be opened.
    return {
      kind: 'unreadable',
      line: 1,
      problem: 'This is not an Excel workbook that can be opened.',
      cure: 'Save it as .xlsx (not .xls, and without a password), or as csv.',
    };
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}

/** Fifteen digits, as Excel shows them: what stands in the file as 3.5000000000000004 was typed as 3.5. */
function numberText(value: number): string {
  const shown = String(Number(value.toPrecision(15)));
  if (!shown.includes('e')) return shown;
  return value.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 20 });
}
