/** A row as Azurite keeps it; only its two keys matter here. */
export type Row = { readonly PartitionKey: string; readonly RowKey: string; readonly [name: string]: unknown };
/** The partitions that a query names: from one key to another, both in; without it, all of them. */
export type PartitionRange = { readonly from: string; readonly to: string };
type Test = (row: Row) => boolean;
type Order = (one: Row, other: Row) => number;

/**
 * The rows of one table, found by partition and name as Azure Tables finds them: a single row in one step, a range of
 * partitions without a look at the others. It answers the few calls that Azurite's store makes of a LokiJS collection,
 * which moves every row after it when one is written.
 */
export class IndexedRows {
  readonly name: string;
  readonly #partitions = new Map<string, Map<string, Row>>();
  #sortedKeys: string[] | undefined;

  constructor(name: string) {
    this.name = name;
  }

  findOne({ PartitionKey, RowKey }: Row): Row | null {
    return this.#partitions.get(PartitionKey)?.get(RowKey) ?? null;
  }

  insert(row: Row): void {
    const partition = this.#partitions.get(row.PartitionKey);
    if (partition !== undefined) {
      partition.set(row.RowKey, row);
      return;
    }
    this.#partitions.set(row.PartitionKey, new Map([[row.RowKey, row]]));
    this.#sortedKeys = undefined;
  }

  update(row: Row): void {
    this.insert(row);
  }

  remove({ PartitionKey, RowKey }: Row): void {
    this.#partitions.get(PartitionKey)?.delete(RowKey);
  }

  /** What a query does: a chain of tests, an order and a limit over the rows of its partitions. */
  chain(range?: PartitionRange) {
    return chainOf(this.#rowsOf(range));
  }

  #rowsOf(range: PartitionRange | undefined): Row[] {
    const rowsUnder = (key: string) => [...(this.#partitions.get(key)?.values() ?? [])];
    if (range !== undefined && range.from === range.to) return rowsUnder(range.from);
    this.#sortedKeys ??= [...this.#partitions.keys()].sort();
    const keys = this.#sortedKeys;
    if (range === undefined) return keys.flatMap(rowsUnder);
    return keys.slice(firstAtLeast(keys, range.from), firstAtLeast(keys, `${range.to}\0`)).flatMap(rowsUnder);
  }
}

function chainOf(rows: readonly Row[]) {
  return {
    where: (test: Test) => chainOf(rows.filter(test)),
    sort: (order: Order) => chainOf(rows.toSorted(order)),
    limit: (most: number) => chainOf(rows.slice(0, most)),
    // Azurite takes the last row off the list that it gets.
    data: () => [...rows],
  };
}

/** Where `wanted` stands in the sorted keys, or would: by halves. */
function firstAtLeast(keys: readonly string[], wanted: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
