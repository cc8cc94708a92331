import writeExcel, { type CellObject, type Sheet } from 'write-excel-file/node';
import { sheetFeatures } from './sheet-features.ts';
import {
  type SheetCell,
  rowLines,
  type Look,
  neutralised,
  type WorkbookContent,
  type WorkSheet,
} from '../../features/register/rules/workbook/workbook.ts';

/** In points. */
const LINE = 13.5;
/** Excel's limit for one cell. */
const MOST_CELL = 32_000;

const LOOKS: Readonly<Record<Look, Partial<CellObject>>> = {
  title: { fontWeight: 'bold', fontSize: 14, wrap: false },
  heading: { fontWeight: 'bold', backgroundColor: '#1F3864', textColor: '#FFFFFF', alignVertical: 'center' },
  problem: { backgroundColor: '#FCE4E4', borderColor: '#B00020', borderStyle: 'thin' },
  fill: { backgroundColor: '#FFF8DC', borderColor: '#BFB27A', borderStyle: 'thin' },
  quiet: { textColor: '#595959' },
};

/** Writes a workbook as .xlsx. What could be read as a formula is neutralised; figures are numbers. */
export async function writeWorkbook({ sheets }: WorkbookContent): Promise<Uint8Array> {
  const features = [sheetFeatures(sheets)];
  return writeExcel(sheets.map(sheetOf), { fontFamily: 'Arial', fontSize: 10, features }).toBuffer();
}

function sheetOf({ name, rows, widths, stays }: WorkSheet): Sheet<never> {
  return {
    data: rows.map((row) => {
      const height = rowLines(row, widths) * LINE + (row[0]?.look === 'heading' ? LINE / 2 : 0);
      return row.map((one) => ({ ...cellOf(one), height }));
    }),
    orientation: 'landscape',
    sheet: name,
    columns: widths.map((width) => ({ width })),
    ...(stays && { stickyRowsCount: stays.rows, stickyColumnsCount: stays.columns }),
  };
}

/** Written as a number only where it reads back as the same text: `12.50` is kept as text. */
function cellOf({ text, number, look }: SheetCell): CellObject {
  const style: Partial<CellObject> = { wrap: true, alignVertical: 'top', ...(look && LOOKS[look]) };
  const value = Number(text);
  if (number === true && text !== '' && String(value) === text)
    return { ...style, type: Number, value, align: 'right' };
  const shown = neutralised(text).slice(0, MOST_CELL);
  return shown === '' ? { ...style } : { ...style, type: String, value: shown };
}
