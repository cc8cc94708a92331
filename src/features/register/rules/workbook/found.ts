import type { Notebook, Table } from '../table.ts';

/** A sheet as it came, row by row, with the table that was found in it. */
export type FoundSheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly table?: Table;
};

/** A spreadsheet that was read: its sheets, what is wrong with it as a file, and the version it says it was made of. */
export type FoundSpreadsheet = Notebook & { readonly sheets: readonly FoundSheet[]; readonly stamp?: string };
