import { mapAtOnce } from '../../core/at-once.ts';
import type { RowWrite, AzureTable } from './table.ts';
import { MOST_TRANSACTION_BYTES, rowBytes } from './guards.ts';

/** Azure's limit. */
export const MOST_ROWS_A_TRANSACTION = 100;
/** Concurrent transactions in one partition: each writes 100 rows, and Azure allows a partition 2,000 a second. */
const AT_ONCE = 4;

/**
 * Writes rows of one partition that need not change together. If one of a hundred is refused (a row to delete is
 * missing), those are written one by one and that one is skipped.
 */
export async function transactMany(
  table: AzureTable,
  partition: string,
  acts: readonly RowWrite[],
  atOnce = AT_ONCE,
): Promise<void> {
  const hundreds = Array.from({ length: Math.ceil(acts.length / MOST_ROWS_A_TRANSACTION) }, (_, number) =>
    acts.slice(number * MOST_ROWS_A_TRANSACTION, (number + 1) * MOST_ROWS_A_TRANSACTION),
  );
  await mapAtOnce(hundreds, atOnce, async (hundred) => {
    const { outcome } = await table.transact(partition, hundred);
    if (outcome === 'done' || hundred.length === 1) return;
    for (const act of hundred) await table.transact(partition, [act]);
  });
}

/** In order and one transaction at a time: a chain is cut from its beginning. */
export function deleteRows(table: AzureTable, partition: string, rows: readonly string[]): Promise<void> {
  const deletions = rows.map((row): RowWrite => ({ act: 'delete', row }));
  return transactMany(table, partition, deletions, 1);
}

/**
 * Packs units of rows, in order, into as few transactions as possible, each with room for the row that guards it. A unit
 * (a reading with its revision) is never split. A row that two units of a batch write is written once, as in the later one.
 */
export function batchesOf<T>(
  units: readonly { readonly acts: readonly RowWrite[]; readonly tag?: T }[],
): { acts: RowWrite[]; tags: T[] }[] {
  const batches: { acts: Map<string, RowWrite>; bytes: number; tags: T[] }[] = [];
  for (const unit of units) {
    const bytes = unit.acts.reduce((sum, act) => sum + bytesOf(act), 0);
    let batch = batches.at(-1);
    if (
      batch === undefined ||
      batch.acts.size + unit.acts.length >= MOST_ROWS_A_TRANSACTION ||
      batch.bytes + bytes > MOST_TRANSACTION_BYTES
    ) {
      batch = { acts: new Map(), bytes: 0, tags: [] };
      batches.push(batch);
    }
    for (const act of unit.acts) batch.acts.set(act.row, act);
    batch.bytes += bytes;
    if (unit.tag !== undefined) batch.tags.push(unit.tag);
  }
  return batches.map(({ acts, tags }) => ({ acts: [...acts.values()], tags }));
}

const bytesOf = (act: RowWrite): number => (act.act === 'delete' ? 0 : rowBytes('', act.row, act.columns));
