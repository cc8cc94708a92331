import { mapAtOnce } from '../../core/at-once.ts';
import type { RowChange, Table } from './table.ts';

/** Azure's limit. */
export const MOST_ROWS_A_TRANSACTION = 100;
/** Concurrent transactions in one partition: each writes 100 rows, and Azure allows a partition 2,000 a second. */
const AT_ONCE = 4;

/**
 * Writes or removes rows of one partition that need not change together, a hundred in a transaction. If one of them is
 * refused (a row to delete is missing), all of that hundred are written one by one and that one is skipped.
 */
export async function transactMany(
  table: Table,
  partition: string,
  acts: readonly RowChange[],
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
export function deleteRows(table: Table, partition: string, rows: readonly string[]): Promise<void> {
  return transactMany(
    table,
    partition,
    rows.map((row) => ({ act: 'delete', row })),
    1,
  );
}

export async function deleteListed(table: Table, filter: string): Promise<number> {
  let dropped = 0;
  for await (const { partition, row } of table.list(filter)) {
    await table.transact(partition, [{ act: 'delete', row }]);
    dropped += 1;
  }
  return dropped;
}
