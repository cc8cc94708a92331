import { createRequire } from 'node:module';

/*
 * Azurite in memory, made as quick as it can be, so that it flatters nobody: `node azurite-process.ts FOLDER memory`.
 *
 * Azure Tables finds a partition by its key. Azurite walks through the whole table for every query, and for a single
 * row through all rows of that name; with ten thousand measures that would be all that a bench measures. Here it looks
 * at one partition, or at one range of them, where a query names that; the answers are the same.
 */
type Query = Readonly<Record<string, unknown>>;
type Row = { readonly [name: string]: unknown };
type Collection = {
  data: readonly Row[];
  chain(): { find(query: Query): unknown };
  insert(rows: readonly Row[]): void;
};
type Metadata = {
  db: { getCollection(name: string): Collection };
  getEntityCollection(...which: unknown[]): Collection;
  queryTableEntities(...asked: [unknown, unknown, unknown, { filter?: string }, unknown, unknown]): Promise<unknown>;
};

const load = createRequire(createRequire(import.meta.url).resolve('azurite/package.json'));
const store = (load('./dist/src/table/persistence/LokiTableMetadataStore') as { default: { prototype: Metadata } })
  .default.prototype;
const { Collection: collections } = load('lokijs') as {
  Collection: { prototype: { findOne(query: Query): unknown } };
};

const KEY = String.raw`'((?:[^']|'')*)'`;
const ASKED = new RegExp(`^\\(*PartitionKey (?:eq ${KEY}(?: and |\\)*$)|ge ${KEY} and PartitionKey le ${KEY})`);

const walk = store.queryTableEntities;
let database: Metadata['db'] | undefined;
store.queryTableEntities = function (this: Metadata, ...asked) {
  database = this.db;
  const [, one, from, to] = ASKED.exec(asked[3].filter ?? '') ?? [];
  const plain = (key: string) => key.replaceAll("''", "'");
  const which =
    one !== undefined
      ? { PartitionKey: plain(one) }
      : from !== undefined && to !== undefined
        ? { PartitionKey: { $between: [plain(from), plain(to)] } }
        : undefined;
  if (which === undefined) return walk.apply(this, asked);
  const narrow = Object.create(this) as Metadata;
  narrow.getEntityCollection = (...names) => {
    const whole = this.getEntityCollection(...names);
    return { chain: () => whole.chain().find(which) } as Collection;
  };
  return walk.apply(narrow, asked);
};

const findOne = collections.prototype.findOne;
collections.prototype.findOne = function (query: Query) {
  const { PartitionKey, ...rest } = query;
  // The first key that has an index decides how many rows are looked at.
  return findOne.call(this, PartitionKey === undefined ? query : { PartitionKey, ...rest });
};

// A register is made once and copied for each run: `to` is there already, and empty.
process.on('message', ({ from, to }: { readonly from: string; readonly to: string }) => {
  const [source, copy] = [from, to].map((table) => database?.getCollection(`devstoreaccount1$${table}`));
  copy?.insert((source?.data ?? []).map(({ $loki: _number, meta: _meta, ...row }) => structuredClone(row)));
  process.send?.({ copied: copy?.data.length });
});

await import('../src/adapters/azurite/azurite-process.ts');
