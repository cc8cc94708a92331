/** How a cell looks. Colour is never the only sign. */
export type Look = 'heading' | 'problem' | 'fill' | 'quiet' | 'title';

/** `number`: written as a number if its text is one. */
export type SheetCell = { readonly text: string; readonly number?: boolean; readonly look?: Look };

/** Help and choices of a column; `isFixed`: its cells identify the row and are read-only. */
export type ColumnRule = {
  readonly help?: string;
  readonly choices?: readonly string[];
  readonly isFixed?: true;
};

export type WorkSheet = {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** Frozen rows and columns. */
  readonly stays?: { readonly rows: number; readonly columns: number };
  /** By column; they also apply to rows that people add. */
  readonly rules?: readonly (ColumnRule | undefined)[];
  readonly filters?: true;
};

export type WorkbookContent = { readonly sheets: readonly WorkSheet[] };

/** A column of a sheet, with its cell in each row. */
export type SheetColumn<Row> = {
  readonly name: string;
  readonly width: number;
  readonly cell: (row: Row) => SheetCell;
  readonly rule: ColumnRule | undefined;
};

export const sheetColumn = <Row>(
  name: string,
  width: number,
  cell: SheetColumn<Row>['cell'],
  rule?: ColumnRule,
): SheetColumn<Row> => ({ name, width, cell, rule });

export const columnSheet = <Row>(name: string, columns: readonly SheetColumn<Row>[], rows: readonly Row[]) => ({
  name,
  rows: [columns.map((column) => headingCell(column.name)), ...rows.map((row) => columns.map((one) => one.cell(row)))],
  widths: columns.map(({ width }) => width),
  rules: columns.map(({ rule }) => rule),
});

export const headingCell = (text: string): SheetCell => ({ text, look: 'heading' });
export const cell = (text: string, look?: Look): SheetCell => ({ text, ...(look && { look }) });
export const numberCell = (text: string | number, look?: Look): SheetCell => ({
  ...cell(String(text), look),
  number: true,
});

const WIDEST = 60;
const NARROWEST = 10;
const WRAPPED = 44;

/** Widths that show most of each column without resizing. */
export function widthsFor(rows: readonly (readonly SheetCell[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_column, at) => {
    const [first, ...rest] = rows.map((row) => row[at]?.text.length ?? 0);
    // A heading is bold and has a filter button. Most texts are shown in full, the longest wrap.
    const most = rest.sort((a, b) => a - b)[Math.floor(rest.length * 0.9)] ?? 0;
    const wrapped = Math.min(WRAPPED, rest.at(-1) ?? 0);
    return Math.min(WIDEST, Math.max(NARROWEST, (first ?? 0) + 5, most + 2, wrapped));
  });
}

/** Lines needed to show a row's texts. A row to fill in gets extra room. */
export function rowLines(row: readonly SheetCell[], widths: readonly number[]): number {
  const lines = row.map(({ text, look }, at) => {
    const width = Math.max(1, (widths[at] ?? NARROWEST) - 1);
    const wrapped = text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.08) / width)), 0);
    const isWords = look === 'fill' && width > 30;
    return isWords ? Math.max(3, wrapped) : wrapped;
  });
  return Math.min(MOST_LINES, Math.max(1, ...lines));
}

/** Excel's maximum row height is 409 points. */
const MOST_LINES = 30;

/**
 * Limits of a spreadsheet. They allow a thousand measures and ten years of monthly readings for a hundred of them, and
 * refuse a workbook that would exhaust memory.
 */
export const MOST_SHEET_ROWS = 30_000;
export const MOST_COLUMNS = 200;
export const MOST_CELLS = 400_000;
/** Total characters of all cells, and unpacked bytes of one part and of all parts. */
export const MOST_CHARACTERS = 20_000_000;
export const MOST_PART_BYTES = 24 * 1024 * 1024;
export const MOST_UNPACKED_BYTES = 48 * 1024 * 1024;

/** The start of a formula, also after spaces. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Prevents formula injection by a leading apostrophe. Plain numbers, including negative ones, stay numbers. */
export function neutralised(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

export function plainCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

/** Names of our own sheets without data. No table is read from them. */
export const ABOUT = 'about';
export const HELP = 'help';
export const PROBLEMS = 'problems';

/** The sheet that describes a workbook and holds its version. */
export function aboutSheet(stamp: string, lines: readonly string[]): WorkSheet {
  const said = lines.map((line, place) => [cell(line, place === 0 ? 'title' : undefined)]);
  const version = stamp === '' ? [] : [[cell('Version', 'quiet'), cell(stamp, 'quiet')]];
  return { name: ABOUT, rows: [...said, ...version], widths: [90, 40] };
}
