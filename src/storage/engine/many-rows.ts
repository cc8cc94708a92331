import { mapAtOnce } from '../../core/at-once.ts';
import type { Act, Table } from './table.ts';

/** Azure takes so many rows a transaction. */
export const MOST_ROWS = 100;
/** Transactions in one partition at once: each is a hundred rows, and Azure promises a partition 2,000 a second. */
const AT_ONCE = 4;

/**
 * Writes or removes rows of one partition that need not change together, a hundred in a transaction. Where one of a
 * hundred refuses it (a row to remove that is gone already), each goes by itself, and that one is left.
 */
export async function transactMany(
  table: Table,
  partition: string,
  acts: readonly Act[],
  atOnce = AT_ONCE,
): Promise<void> {
  const hundreds = Array.from({ length: Math.ceil(acts.length / MOST_ROWS) }, (_, number) =>
    acts.slice(number * MOST_ROWS, (number + 1) * MOST_ROWS),
  );
  await mapAtOnce(hundreds, atOnce, async (hundred) => {
    const { outcome } = await table.transact(partition, hundred);
    if (outcome === 'done' || hundred.length === 1) return;
    for (const act of hundred) await table.transact(partition, [act]);
  });
}

/** Deletes rows of one partition in their order: what is cut off a chain goes from its beginning. */
export function deleteRows(table: Table, partition: string, rows: readonly string[]): Promise<void> {
  return transactMany(
    table,
    partition,
    rows.map((row) => ({ act: 'delete', row })),
    1,
  );
}

/** Deletes each row that a filter selects, wherever it is; returns how many. */
export async function deleteListed(table: Table, filter: string): Promise<number> {
  let dropped = 0;
  for await (const { partition, row } of table.list(filter)) {
    await table.transact(partition, [{ act: 'delete', row }]);
    dropped += 1;
  }
  return dropped;
}
