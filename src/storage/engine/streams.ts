import { mapAtOnce } from '../../core/at-once.ts';
import type { StoredRow } from './entity.ts';

/** Rows in order of their keys, a partition at a time. */
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

/** Does something for each item, `atOnce` at a time; the first fault stops what has not begun. */
export async function forEachOf<T>(
  items: readonly T[],
  atOnce: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  await mapAtOnce(items, atOnce, act);
}
