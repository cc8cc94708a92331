import { MOST_TRANSACTION_BYTES, rowBytes } from './guards.ts';
import type { RowChange } from './table.ts';

/** Azure's limit is 100 rows a transaction; one is left for the row that guards it. */
const MOST_ROWS = 99;

/**
 * Packs units of rows, in order, into as few transactions as possible. A unit (a reading with its revision) is never
 * split. A row that two units of a batch write is written once, as in the later one.
 */
export function batchesOf<T>(
  units: readonly { readonly acts: readonly RowChange[]; readonly tag?: T }[],
): { acts: RowChange[]; tags: T[] }[] {
  const batches: { acts: Map<string, RowChange>; bytes: number; tags: T[] }[] = [];
  for (const unit of units) {
    const bytes = unit.acts.reduce((sum, act) => sum + bytesOf(act), 0);
    let batch = batches.at(-1);
    if (
      batch === undefined ||
      batch.acts.size + unit.acts.length > MOST_ROWS ||
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

const bytesOf = (act: RowChange): number => (act.act === 'delete' ? 0 : rowBytes('', act.row, act.columns));
