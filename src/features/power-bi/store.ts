import type { PowerBiRow } from './rules/rows.ts';

export type RowsPut = { readonly written: number; readonly removed: number; readonly unchanged: number };

/** The table that dashboards read, in the same storage account. */
export type PowerBiTable = {
  /**
   * Makes a measure's rows these: what is as it was is not written again, what is gone is removed. One storage
   * transaction to look, and one for each hundred rows that differ.
   */
  put(code: string, rows: readonly PowerBiRow[]): Promise<RowsPut>;
  /** The shape of the last complete refresh; undefined before the first. */
  shape(): Promise<string | undefined>;
  keepShape(shape: string): Promise<void>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly powerBi: PowerBiTable;
  }
}
