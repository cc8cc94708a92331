/** How a cell looks: what is to be filled in, what is wrong, what is only there to be read. Never by colour alone. */
export type Look = 'heading' | 'problem' | 'fill' | 'quiet' | 'title';

/** A cell; `number`: a figure, to be written as one where its text is a plain number. */
export type Cell = { readonly text: string; readonly number?: boolean; readonly look?: Look };

/** What somebody who fills in a column is told and may choose; `isFixed`: its cells say which row it is, and stay as they are. */
export type ColumnRule = {
  readonly help?: string;
  readonly choices?: readonly string[];
  readonly isFixed?: true;
};

export type WorkSheet = {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** In characters, column by column. */
  readonly widths: readonly number[];
  /** Rows and columns at the top and left that stay in sight; none where it is absent. */
  readonly stays?: { readonly rows: number; readonly columns: number };
  /** Column by column; they hold for rows that people add below as well. */
  readonly rules?: readonly (ColumnRule | undefined)[];
  /** Whether the heading row has filters. */
  readonly filters?: true;
};

/** A workbook before it is a file. */
export type Workbook = { readonly sheets: readonly WorkSheet[] };

export const heading = (text: string): Cell => ({ text, look: 'heading' });
export const cell = (text: string, look?: Look): Cell => ({ text, ...(look && { look }) });

const WIDEST = 60;
const NARROWEST = 10;
/** A text that is longer wraps within a column as wide as this. */
const WRAPPED = 44;

/** Widths that show most of what stands in each column, so that nobody begins by dragging borders. */
export function widthsFor(rows: readonly (readonly Cell[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_column, at) => {
    const [first, ...rest] = rows.map((row) => row[at]?.text.length ?? 0);
    // A heading is bold, and its filter wants room; of texts the most are shown whole, and the longest wrap.
    const most = rest.sort((a, b) => a - b)[Math.floor(rest.length * 0.9)] ?? 0;
    const wrapped = Math.min(WRAPPED, rest.at(-1) ?? 0);
    return Math.min(WIDEST, Math.max(NARROWEST, (first ?? 0) + 5, most + 2, wrapped));
  });
}

/** Lines that a row needs so that its texts are seen whole, as far as a sheet allows; one that is to be filled in has room. */
export function linesOf(row: readonly Cell[], widths: readonly number[]): number {
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

/** Excel makes no row higher than 409 points. */
const MOST_LINES = 30;
