import type { StoredRow } from './entity.ts';

/** Rows in key order, one partition at a time. */
export async function* byPartition(rows: AsyncIterable<StoredRow> | Iterable<StoredRow>): AsyncIterable<StoredRow[]> {
  let group: StoredRow[] = [];
  for await (const row of rows) {
    if (group[0] !== undefined && group[0].partition !== row.partition) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
