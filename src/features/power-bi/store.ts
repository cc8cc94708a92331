import type { PowerBiRow } from './rules/rows.ts';

/** What became of a measure's rows. */
export type RowsPut = { readonly written: number; readonly removed: number; readonly unchanged: number };

/** The tidy table that dashboards read: a table of its own in the same storage account. */
export type PowerBiTable = {
  /**
   * Makes a measure's rows these: what is as it was is not written again, what is gone is removed. One storage
   * transaction to look, and one for each hundred rows that differ.
   */
  put(code: string, rows: readonly PowerBiRow[]): Promise<RowsPut>;
  /** What all rows were made with, as it was kept last; undefined where the table was never filled. */
  shape(): Promise<string | undefined>;
  keepShape(shape: string): Promise<void>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly powerBi: PowerBiTable;
  }
}
