/** How a cell looks: what is to be filled in, what is wrong, what is only there to be read. Never by colour alone. */
export type Look = 'heading' | 'problem' | 'fill' | 'quiet' | 'title';

/** A cell; `number`: a figure, to be written as one where its text is a plain number. */
export type Cell = { readonly text: string; readonly number?: boolean; readonly look?: Look };

export type WorkSheet = {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** In characters, column by column. */
  readonly widths: readonly number[];
  /** Rows and columns at the top and left that stay in sight; none where it is absent. */
  readonly stays?: { readonly rows: number; readonly columns: number };
};

/** A workbook before it is a file. */
export type Workbook = { readonly sheets: readonly WorkSheet[] };

export const heading = (text: string): Cell => ({ text, look: 'heading' });
export const cell = (text: string, look?: Look): Cell => ({ text, ...(look && { look }) });

const WIDEST = 60;
const NARROWEST = 8;

/** Widths that show most of what stands in each column, so that nobody begins by dragging borders. */
export function widthsFor(rows: readonly (readonly Cell[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_column, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[at]?.text.length ?? 0), 0);
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
  });
}
