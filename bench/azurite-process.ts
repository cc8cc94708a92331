import { createRequire } from 'node:module';
import { IndexedRows, type PartitionRange, type Row } from './indexed-rows.ts';

/*
 * Azurite in memory, helped where it would walk: `node azurite-process.ts FOLDER memory`.
 *
 * Azure Tables finds a partition by its key. Azurite walks through the whole table for every query, and for a single row
 * through all rows of that name; with ten thousand measures that would be all that a bench measures. Here a query that
 * names a partition, or a range of them, looks there only, and a single row is looked for among whichever are fewer, those
 * of its partition or those of its name. The answers are the same.
 *
 * Rows stand in an index, as Azure keeps them, for Azurite moves every row behind the one that it writes: with five
 * thousand asks that would be most of what is measured. PMIF_BENCH_ROWS=own leaves them to Azurite.
 */
type Query = Readonly<Record<string, unknown>>;
type Chain = { find(query: Query): unknown };
type Collection = {
  readonly data: readonly Row[];
  chain(): Chain;
  insert(rows: readonly Row[]): void;
  findOne(query: Query): unknown;
  calculateRange(operation: '$eq', key: string, value: unknown): readonly [first: number, last: number];
};
type Database = { readonly collections: unknown[]; getCollection(name: string): Collection | IndexedRows };
type Store = {
  getEntityCollection(...which: unknown[]): Collection | IndexedRows;
  queryTableEntities(...asked: [unknown, unknown, unknown, { filter?: string }, unknown, unknown]): Promise<unknown>;
};
type AddCollection = (this: Database, name: string, options?: { readonly indices?: readonly string[] }) => unknown;

const load = createRequire(createRequire(import.meta.url).resolve('azurite/package.json'));
const store = (load('./dist/src/table/persistence/LokiTableMetadataStore') as { default: { prototype: Store } }).default
  .prototype;
const loki = load('lokijs') as {
  prototype: { addCollection: AddCollection };
  Collection: { prototype: Collection };
};

const databases: Database[] = [];
const addCollection = loki.prototype.addCollection;
loki.prototype.addCollection = function (name, options) {
  if (options?.indices?.includes('RowKey') !== true) return addCollection.call(this, name, options);
  databases.push(this);
  if (process.env['PMIF_BENCH_ROWS'] === 'own') return addCollection.call(this, name, options);
  return this.collections.push(new IndexedRows(name));
};

const walk = store.queryTableEntities;
store.queryTableEntities = function (this: Store, ...asked) {
  const range = rangeOf(asked[3].filter ?? '');
  if (range === undefined) return walk.apply(this, asked);
  const narrow = Object.create(this) as Store;
  narrow.getEntityCollection = (...names) => {
    const whole = this.getEntityCollection(...names);
    const chain = () =>
      whole instanceof IndexedRows ? whole.chain(range) : whole.chain().find({ PartitionKey: within(range) });
    return { chain } as unknown as Collection;
  };
  return walk.apply(narrow, asked);
};

const KEY = String.raw`'((?:[^']|'')*)'`;
const ASKED = new RegExp(`^\\(*PartitionKey (?:eq ${KEY}(?: and |\\)*$)|ge ${KEY} and PartitionKey le ${KEY})`);

function rangeOf(filter: string): PartitionRange | undefined {
  const [, one, from, to] = (ASKED.exec(filter) ?? []).map((key) => key?.replaceAll("''", "'"));
  if (one !== undefined) return { from: one, to: one };
  return from === undefined || to === undefined ? undefined : { from, to };
}

const within = ({ from, to }: PartitionRange) => (from === to ? from : { $between: [from, to] });

const KEYS = ['PartitionKey', 'RowKey'] as const;
const findOne = loki.Collection.prototype.findOne;
loki.Collection.prototype.findOne = function (query) {
  const rowsUnder = (key: string) => {
    const [first, last] = this.calculateRange('$eq', key, query[key]);
    return last - first;
  };
  // The first key that has an index decides how many rows are looked at.
  const [first] = KEYS.filter((key) => key in query).sort((one, other) => rowsUnder(one) - rowsUnder(other));
  return findOne.call(this, first === undefined ? query : { [first]: query[first], ...query });
};

// A register is made once and copied for each run: `to` is there already, and empty.
process.on('message', ({ from, to }: { readonly from: string; readonly to: string }) => {
  const [source, copy] = [from, to].map((table) => databases.at(-1)?.getCollection(`devstoreaccount1$${table}`));
  const rows = source === undefined ? [] : source instanceof IndexedRows ? source.chain().data() : source.data;
  const fresh = rows.map(({ $loki: _number, meta: _meta, ...row }) => structuredClone(row) as Row);
  if (copy instanceof IndexedRows) for (const row of fresh) copy.insert(row);
  else copy?.insert(fresh);
  process.send?.({ copied: rows.length });
});

await import('../src/storage/azurite/azurite-process.ts');
