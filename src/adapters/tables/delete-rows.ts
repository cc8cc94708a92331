import type { Act, Table } from './table.ts';

const MOST_ROWS = 100;

/** Deletes rows of one partition, a hundred in a transaction; what is gone already is no fault. */
export async function deleteRows(table: Table, partition: string, rows: readonly string[]): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const acts = rows.slice(from, from + MOST_ROWS).map((row): Act => ({ act: 'delete', row }));
    const { outcome } = await table.transact(partition, acts);
    if (outcome === 'done' || acts.length === 1) continue;
    // To delete a missing row refuses its whole transaction.
    for (const act of acts) await table.transact(partition, [act]);
  }
}
