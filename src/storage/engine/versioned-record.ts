import type { z } from 'zod';
import type { SaveOutcome } from '../../core/save-with-retry.ts';
import { fromRow, type StoredRow, toColumns } from './entity.ts';
import type { RowWrite, AzureTable } from './table.ts';

export type Versioned<T> = { readonly value: T; readonly version: string };

export type Records<T> = {
  read(partition: string, row: string): Promise<Versioned<T> | undefined>;
  list(filter: string): Promise<T[]>;
  of(stored: StoredRow): Versioned<T>;
  /** The record's part in a larger transaction: it must still have this version, or, without one, be new. */
  guarded(row: string, value: T, version: string | undefined): RowWrite;
  /** Stores one record under that guard. */
  save(partition: string, row: string, value: T, version: string | undefined): Promise<SaveOutcome>;
  /** Stores it whatever is there. */
  put(partition: string, row: string, value: T): Promise<void>;
};

/** Records of one shape, a row each, which is always replaced whole. */
export function recordsOf<T extends Readonly<Record<string, unknown>>>(
  table: AzureTable,
  shape: z.ZodType<T>,
): Records<T> {
  const of = (stored: StoredRow) => ({ value: fromRow(stored, shape), version: stored.etag });
  const guarded = (row: string, value: T, version = ''): RowWrite => {
    const columns = toColumns(value);
    return version === '' ? { act: 'insert', row, columns } : { act: 'replace', row, columns, etag: version };
  };
  return {
    of,
    guarded,
    async read(partition, row) {
      const stored = await table.get(partition, row);
      return stored && of(stored);
    },
    list: async (filter) => (await Array.fromAsync(table.list(filter))).map((stored) => of(stored).value),
    async save(partition, row, value, version) {
      const { outcome } = await table.transact(partition, [guarded(row, value, version)]);
      return outcome === 'done' ? 'saved' : 'conflict';
    },
    async put(partition, row, value) {
      await table.transact(partition, [{ act: 'put', row, columns: toColumns(value) }]);
    },
  };
}
