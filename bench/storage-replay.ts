import { TableClient, type TransactionAction } from '@azure/data-tables';
import { measured, type Measured, type Sample, type SendTask, type StorageCall, times, WARM_UP } from './send-task.ts';

/** What the product calls of the library; everything else that the library does is its own doing. */
const CALLS = [
  'submitTransaction',
  'createEntity',
  'upsertEntity',
  'updateEntity',
  'deleteEntity',
  'getEntity',
] as const;
/** Storage requests of a run that decides, as `run-round` has them. */
const DECIDED_AT_ONCE = 16;

/** Keeps every call to storage from now on, as plain data; the list grows. */
export function recordCalls(): StorageCall[] {
  const calls: StorageCall[] = [];
  const client = TableClient.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const keep = (what: StorageCall['what'], { credential }: { credential?: unknown }, args: unknown[]) => {
    // A transaction's own helper has none.
    if (credential !== undefined) calls.push({ what, args: structuredClone(args) });
  };
  for (const what of CALLS) {
    const call = client[what];
    client[what] = function (this: { credential?: unknown }, ...args) {
      keep(what, this, args);
      return call?.apply(this, args);
    };
  }
  const list = client['listEntities'];
  client['listEntities'] = function (this: { credential?: unknown }, options) {
    const { queryOptions } = options as { queryOptions: unknown };
    keep('listEntities', this, [{ queryOptions }]);
    return list?.call(this, options);
  };
  return calls;
}

/**
 * The limit of storing: the same transactions once more, by the same library, on a table that is as the first was, as many
 * at once as the product has, and nothing else: nothing is decided, made or sent. What is about one partition stays in
 * its order.
 */
export async function replay(
  { connectionString, table, warmTable, concurrency }: SendTask,
  { storage }: Sample,
): Promise<Measured & { refused: number; requests: number }> {
  let refused = 0;
  const [decide, deliver] = [storage.decide, storage.deliver].map((calls) => [
    ...Map.groupBy(calls, partitionOf).values(),
  ]) as [StorageCall[][], StorageCall[][]];
  const callAll = async (name: string, most = Infinity) => {
    const client = TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true });
    const inOrder = (chains: readonly StorageCall[][], atOnce: number) =>
      times(Math.min(most, chains.length), atOnce, async (number) => {
        for (const call of chains[number] ?? []) await again(client, call).catch(() => (refused += 1));
      });
    await inOrder(decide, DECIDED_AT_ONCE);
    await inOrder(deliver, concurrency);
  };
  await callAll(warmTable, WARM_UP);
  refused = 0;
  const took = await measured(() => callAll(table));
  return { ...took, refused, requests: storage.decide.length + storage.deliver.length };
}

/** What a call is about: the partition of a row or a transaction; of a listing, all that it asks for. */
function partitionOf({ what, args: [first] }: StorageCall): string {
  if (what === 'listEntities') return JSON.stringify(first);
  if (what === 'getEntity' || what === 'deleteEntity') return String(first);
  const [row] = what === 'submitTransaction' ? (first as TransactionAction[]).map(([, entity]) => entity) : [first];
  return (row as { partitionKey: string }).partitionKey;
}

/** Versions are of the first table; the rows are the same. */
const ANY = { etag: '*' };

async function again(client: TableClient, { what, args }: StorageCall): Promise<unknown> {
  switch (what) {
    case 'listEntities': {
      const pages = client.listEntities(args[0] as object).byPage({ maxPageSize: 1000 });
      return pages.next();
    }
    case 'submitTransaction': {
      const actions = (args[0] as TransactionAction[]).map(([act, entity, mode]) =>
        act === 'update' ? [act, entity, mode, ANY] : act === 'upsert' ? [act, entity, mode] : [act, entity],
      );
      return client.submitTransaction(actions as TransactionAction[]);
    }
    case 'updateEntity':
      return client.updateEntity(args[0] as never, args[1] as never, ANY);
    default:
      return (client[what] as (...given: unknown[]) => Promise<unknown>).apply(client, [...args]);
  }
}
