import { TableClient, type TransactionAction } from '@azure/data-tables';

/** What the product calls of the storage library. */
const CALLS = [
  'submitTransaction',
  'createEntity',
  'upsertEntity',
  'updateEntity',
  'deleteEntity',
  'getEntity',
  'listEntities',
] as const;

/** A call of the storage library, as it was made. */
export type StorageCall = { readonly what: (typeof CALLS)[number]; readonly args: readonly unknown[] };

/** Records calls to storage as plain data. `take` gives those since the last one and, where wanted, goes on. */
export function recordCalls() {
  let calls: StorageCall[] = [];
  let records = true;
  for (const what of CALLS) {
    const call = Reflect.get(TableClient.prototype, what) as (...args: unknown[]) => unknown;
    Reflect.set(TableClient.prototype, what, function (this: TableClient, ...args: unknown[]) {
      // A transaction's own helper has no credential: its calls are part of one that is recorded.
      if (records && Reflect.get(this, 'credential') !== undefined) {
        const [first] = args as [{ queryOptions?: unknown }];
        const kept = what === 'listEntities' ? [{ queryOptions: first.queryOptions }] : args;
        calls.push({ what, args: structuredClone(kept) });
      }
      return call.apply(this, args);
    });
  }
  return {
    take(goesOn: boolean): StorageCall[] {
      const taken = calls;
      [calls, records] = [[], goesOn];
      return taken;
    },
  };
}

/** What a call is about: the partition of a row or a transaction; of a listing, all that it asks for. */
export function partitionOf({ what, args: [first] }: StorageCall): string {
  if (what === 'listEntities') return JSON.stringify(first);
  if (what === 'getEntity' || what === 'deleteEntity') return String(first);
  const [row] = what === 'submitTransaction' ? (first as TransactionAction[]).map(([, entity]) => entity) : [first];
  return (row as { partitionKey: string }).partitionKey;
}

/** Makes a call again, on a copy of the table: whatever the ETag, and over what exists. A row that is missing is missing again. */
export const again = (client: TableClient, call: StorageCall): Promise<unknown> => repeat(client, call).catch(() => {});

async function repeat(client: TableClient, { what, args }: StorageCall): Promise<unknown> {
  const [first, second] = args;
  if (what === 'listEntities')
    return client
      .listEntities(first as object)
      .byPage({ maxPageSize: 1000 })
      .next();
  if (what === 'submitTransaction') return client.submitTransaction((first as TransactionAction[]).map(overwriting));
  const changed = { createEntity: ['upsertEntity', first, 'Replace'], updateEntity: [what, first, second, ANY] };
  const [name, ...given] = what in changed ? changed[what as keyof typeof changed] : [what, ...args];
  return Reflect.apply(Reflect.get(client, String(name)) as () => unknown, client, given);
}

const ANY = { etag: '*' };

function overwriting(action: TransactionAction): TransactionAction {
  const [act, entity, mode] = action;
  if (act === 'create') return ['upsert', entity, 'Replace'];
  if (act === 'update') return ['update', entity, mode as 'Replace', ANY];
  return action;
}
