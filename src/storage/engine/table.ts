import { odata, TableClient } from '@azure/data-tables';
import type { TableServiceClientOptions, TransactionAction } from '@azure/data-tables';
import { columnsOf, type StoredRow } from './entity.ts';
import { refusalOf, translated } from './errors.ts';
import type { Refusal } from './errors.ts';
import { guardRow } from './guards.ts';
import type { Columns } from './guards.ts';
import { requestId } from '../../system/telemetry/occasions.ts';
import { requestPolicy } from '../request-policy.ts';
import { MOST_ON_A_PAGE, type Page, pagesOf } from '../pages.ts';

/** Where storage is: a connection string, or an account that this process's own identity may use. */
export type Connection =
  { readonly kind: 'connectionString'; readonly value: string } | { readonly kind: 'account'; readonly name: string };

/** One row's part in a transaction. `insert` wants it new, `replace` wants this ETag, `put` wants nothing. */
export type Act =
  | { readonly act: 'insert' | 'put'; readonly row: string; readonly columns: Columns }
  | { readonly act: 'replace'; readonly row: string; readonly columns: Columns; readonly etag: string }
  /** Changes only the properties given; the row must be there, and as it was where an ETag is given. */
  | { readonly act: 'merge'; readonly row: string; readonly columns: Columns; readonly etag?: string }
  | { readonly act: 'delete'; readonly row: string };

/** The table: every call is one storage transaction (a listing: one a page of at most 1,000 rows). */
export type Table = {
  get(partition: string, row: string): Promise<StoredRow | undefined>;
  /** Rows in order of their keys; `filter` comes from the `odata` tag and nowhere else. */
  list(filter: string, page?: number): AsyncIterable<StoredRow>;
  /** The first page of a listing, and whether there may be more. */
  page(filter: string): Promise<Page>;
  /** All acts or none, in one partition, at most 100. */
  transact(partition: string, acts: readonly Act[]): Promise<Transacted>;
};

/** Done, with the new ETag of each row that was written; or why nothing was. */
export type Transacted =
  { readonly outcome: 'done'; readonly etags: ReadonlyMap<string, string> } | { readonly outcome: Refusal };

/** Opens the table, making it if it is not there. `onTransaction` hears of every request that leaves. */
export async function openTable(
  connection: Connection,
  name: string,
  onTransaction: (what: string) => void = () => {},
): Promise<Table> {
  const client = await clientOf(connection, name, {
    retryOptions: { maxRetries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 3_000 },
    additionalPolicies: [requestPolicy(onTransaction, requestId)],
  });
  await client.createTable().catch((error: unknown) => Promise.reject(translated(error)));
  return {
    get: (partition, row) => get(client, partition, row),
    list: (filter, page) => list(client, filter, page),
    page: (filter) => firstPage(client, filter),
    transact: (partition, acts) => transact(client, partition, acts),
  };
}

async function clientOf(
  connection: Connection,
  name: string,
  options: TableServiceClientOptions,
): Promise<TableClient> {
  if (connection.kind === 'account') {
    // Loaded only here: it is slow to load, and no local run needs it.
    const { DefaultAzureCredential } = await import('@azure/identity');
    return new TableClient(
      `https://${connection.name}.table.core.windows.net`,
      name,
      new DefaultAzureCredential(),
      options,
    );
  }
  const local = /UseDevelopmentStorage=true|TableEndpoint=http:|DefaultEndpointsProtocol=http(;|$)/i.test(
    connection.value,
  );
  return TableClient.fromConnectionString(connection.value, name, { ...options, allowInsecureConnection: local });
}

async function get(client: TableClient, partition: string, row: string): Promise<StoredRow | undefined> {
  try {
    return stored(await client.getEntity(partition, row));
  } catch (error) {
    if (refusalOf(error) === 'missing') return undefined;
    throw translated(error);
  }
}

async function* list(client: TableClient, filter: string, size = MOST_ON_A_PAGE): AsyncIterable<StoredRow> {
  for await (const { rows } of pagesOf(client, filter, size)) yield* rows;
}

async function firstPage(client: TableClient, filter: string): Promise<Page> {
  for await (const page of pagesOf(client, filter, MOST_ON_A_PAGE)) return page;
  return { rows: [], more: false };
}

async function transact(client: TableClient, partition: string, acts: readonly Act[]): Promise<Transacted> {
  const actions = acts.map((act): TransactionAction => {
    const keys = { partitionKey: partition, rowKey: act.row };
    if (act.act === 'delete') return ['delete', keys];
    guardRow(partition, act.row, act.columns);
    const entity = { ...act.columns, ...keys };
    switch (act.act) {
      case 'insert':
        return ['create', entity];
      case 'put':
        return ['upsert', entity, 'Replace'];
      case 'merge':
        return act.etag === undefined ? ['update', entity, 'Merge'] : ['update', entity, 'Merge', { etag: act.etag }];
      case 'replace':
        return ['update', entity, 'Replace', { etag: act.etag }];
    }
  });
  const [first] = actions;
  if (first === undefined) return { outcome: 'done', etags: new Map() };
  try {
    const answers =
      actions.length === 1 ? [await single(client, first)] : (await client.submitTransaction(actions)).subResponses;
    // By their order: only some of the answers name their row.
    const etags = answers.map(({ etag }, index): [string, string] => [acts[index]?.row ?? '', etag ?? '']);
    return { outcome: 'done', etags: new Map(etags) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return { outcome: refusal };
    throw translated(error);
  }
}

/** One row needs no batch, which costs the service more. */
function single(
  client: TableClient,
  [act, entity, mode, options]: TransactionAction,
): Promise<{ etag?: string | undefined }> {
  switch (act) {
    case 'create':
      return client.createEntity(entity);
    case 'delete':
      return client.deleteEntity(entity.partitionKey, entity.rowKey).then(() => ({}));
    case 'update':
      return client.updateEntity(entity, mode, options);
    case 'upsert':
      return client.upsertEntity(entity, mode);
  }
}

function stored(entity: Readonly<Record<string, unknown>>): StoredRow {
  const { partitionKey, rowKey, etag } = entity;
  return { partition: String(partitionKey), row: String(rowKey), etag: String(etag), columns: columnsOf(entity) };
}

export { odata };
