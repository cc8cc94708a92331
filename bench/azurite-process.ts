import { createRequire } from 'node:module';

/*
 * Azurite in memory, with its rows in an index: `node azurite-process.ts FOLDER memory`.
 *
 * Azure Tables finds a partition by its key. Azurite walks through the whole table for every query, and moves every row
 * behind the one that it writes; with ten thousand measures that would be most of what a bench measures. Here a table is a
 * map of partitions, and a query that names a partition, or a range of them, looks there only. The answers are the same.
 */
type Row = { readonly PartitionKey: string; readonly RowKey: string; readonly [name: string]: unknown };
/** The partitions that a query names, both ends included. */
type Range = { readonly from: string; readonly to: string };

/** The few calls that Azurite's store makes of a LokiJS collection. */
class IndexedRows {
  readonly name: string;
  readonly #partitions = new Map<string, Map<string, Row>>();

  constructor(name: string) {
    this.name = name;
  }

  findOne({ PartitionKey, RowKey }: Row): Row | null {
    return this.#partitions.get(PartitionKey)?.get(RowKey) ?? null;
  }

  insert(row: Row): void {
    const partition = this.#partitions.get(row.PartitionKey);
    if (partition === undefined) this.#partitions.set(row.PartitionKey, new Map([[row.RowKey, row]]));
    else partition.set(row.RowKey, row);
  }

  update(row: Row): void {
    this.insert(row);
  }

  remove({ PartitionKey, RowKey }: Row): void {
    this.#partitions.get(PartitionKey)?.delete(RowKey);
  }

  /** Azurite sorts what it finds. */
  chain(range?: Range) {
    const all = [...this.#partitions.keys()];
    const keys =
      range === undefined
        ? all
        : range.from === range.to
          ? [range.from]
          : all.filter((key) => key >= range.from && key <= range.to);
    return chainOf(keys.flatMap((key) => [...(this.#partitions.get(key)?.values() ?? [])]));
  }
}

function chainOf(rows: readonly Row[]) {
  return {
    where: (test: (row: Row) => boolean) => chainOf(rows.filter(test)),
    sort: (order: (one: Row, other: Row) => number) => chainOf(rows.toSorted(order)),
    limit: (most: number) => chainOf(rows.slice(0, most)),
    // Azurite takes the last row off the list that it gets.
    data: () => [...rows],
  };
}

type Database = { readonly collections: unknown[]; getCollection(name: string): IndexedRows };
type Store = {
  getEntityCollection(...which: unknown[]): Pick<IndexedRows, 'chain'>;
  queryTableEntities(...asked: [unknown, unknown, unknown, { filter?: string }, unknown, unknown]): Promise<unknown>;
};
type AddCollection = (this: Database, name: string, options?: { readonly indices?: readonly string[] }) => unknown;

const load = createRequire(createRequire(import.meta.url).resolve('azurite/package.json'));
const { default: tableStore } = load('./dist/src/table/persistence/LokiTableMetadataStore') as {
  default: { prototype: Store };
};
const loki = load('lokijs') as { prototype: { addCollection: AddCollection } };

const databases: Database[] = [];
const addCollection = loki.prototype.addCollection;
loki.prototype.addCollection = function (name, options) {
  if (options?.indices?.includes('RowKey') !== true) return addCollection.call(this, name, options);
  databases.push(this);
  return this.collections.push(new IndexedRows(name));
};

const queryAll = tableStore.prototype.queryTableEntities;
tableStore.prototype.queryTableEntities = function (this: Store, ...asked) {
  const range = rangeOf(asked[3].filter ?? '');
  const narrow = Object.create(this) as Store;
  narrow.getEntityCollection = (...which) => {
    const whole = this.getEntityCollection(...which);
    return { chain: () => whole.chain(range) };
  };
  return queryAll.apply(narrow, asked);
};

const KEY = String.raw`'((?:[^']|'')*)'`;
const ASKED = new RegExp(`^\\(*PartitionKey (?:eq ${KEY}(?: and |\\)*$)|ge ${KEY} and PartitionKey le ${KEY})`);

function rangeOf(filter: string): Range | undefined {
  const [, one, from, to] = (ASKED.exec(filter) ?? []).map((key) => key?.replaceAll("''", "'"));
  if (one !== undefined) return { from: one, to: one };
  return from === undefined || to === undefined ? undefined : { from, to };
}

// A register is made once and copied for each run: `to` exists already, and is empty.
process.on('message', ({ from, to }: { readonly from: string; readonly to: string }) => {
  const [source, copy] = [from, to].map((table) => databases.at(-1)?.getCollection(`devstoreaccount1$${table}`));
  for (const { $loki: _number, meta: _meta, ...row } of source?.chain().data() ?? []) {
    copy?.insert(structuredClone(row) as Row);
  }
  process.send?.('copied');
});

await import('../src/storage/azurite/azurite-process.ts');
