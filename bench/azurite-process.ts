import { createRequire } from 'node:module';
import { IndexedRows, type PartitionRange } from './indexed-rows.ts';

/*
 * Azurite in memory, made as quick as it can be, so that it flatters nobody: `node azurite-process.ts FOLDER memory`.
 *
 * Azure Tables finds a partition by its key. Azurite walks through the whole table for every query, and moves every
 * row after the one that it writes; with ten thousand measures that would be all that a bench measures. Here a table's
 * rows stand in an index, and a query that names a partition, or a range of them, looks there only. The answers are
 * the same.
 */
type Database = { readonly collections: unknown[]; getCollection(name: string): IndexedRows };
type Store = {
  db: Database;
  getEntityCollection(...which: unknown[]): IndexedRows;
  queryTableEntities(...asked: [unknown, unknown, unknown, { filter?: string }, unknown, unknown]): Promise<unknown>;
};
type AddCollection = (this: Database, name: string, options?: { readonly indices?: readonly string[] }) => unknown;

const load = createRequire(createRequire(import.meta.url).resolve('azurite/package.json'));
const store = (load('./dist/src/table/persistence/LokiTableMetadataStore') as { default: { prototype: Store } }).default
  .prototype;
const loki = (load('lokijs') as { prototype: { addCollection: AddCollection } }).prototype;

const databases: Database[] = [];
const addCollection = loki.addCollection;
loki.addCollection = function (name, options) {
  if (options?.indices?.includes('RowKey') !== true) return addCollection.call(this, name, options);
  databases.push(this);
  return this.collections.push(new IndexedRows(name));
};

const KEY = String.raw`'((?:[^']|'')*)'`;
const ASKED = new RegExp(`^\\(*PartitionKey (?:eq ${KEY}(?: and |\\)*$)|ge ${KEY} and PartitionKey le ${KEY})`);

const walk = store.queryTableEntities;
store.queryTableEntities = function (this: Store, ...asked) {
  const range = rangeOf(asked[3].filter ?? '');
  const narrow = Object.create(this) as Store;
  narrow.getEntityCollection = (...names) => {
    const whole = this.getEntityCollection(...names);
    return { chain: () => whole.chain(range) } as IndexedRows;
  };
  return walk.apply(narrow, asked);
};

function rangeOf(filter: string): PartitionRange | undefined {
  const [, one, from, to] = (ASKED.exec(filter) ?? []).map((key) => key?.replaceAll("''", "'"));
  if (one !== undefined) return { from: one, to: one };
  return from === undefined || to === undefined ? undefined : { from, to };
}

// A register is made once and copied for each run: `to` is there already, and empty.
process.on('message', ({ from, to }: { readonly from: string; readonly to: string }) => {
  const [source, copy] = [from, to].map((table) => databases.at(-1)?.getCollection(`devstoreaccount1$${table}`));
  const rows = source?.chain().data() ?? [];
  for (const row of rows) copy?.insert(structuredClone(row));
  process.send?.({ copied: rows.length });
});

await import('../src/adapters/azurite/azurite-process.ts');
