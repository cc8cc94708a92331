import { odata, TableClient, type TableServiceClientOptions, type TransactionAction } from '@azure/data-tables';
import { columnsOf, type StoredRow } from './entity.ts';
import { refusalOf, type RowRefusal, translated } from './errors.ts';
import { type Columns, guardRow } from './guards.ts';
import { requestId } from '../../system/telemetry.ts';
import { requestPolicy } from './request-policy.ts';
import { listPages, MOST_ON_A_PAGE, type Page } from './pages.ts';

/** A connection string, an account that this process may use by its managed identity, or tables that a simulation gives. */
export type Connection =
  | {
      readonly kind: 'connectionString';
      readonly value: string;
      /** Why nothing may be written now; undefined where all is well. */
      readonly unsaved?: () => string | undefined;
    }
  | { readonly kind: 'account'; readonly name: string }
  | { readonly kind: 'given'; readonly open: (name: string) => Promise<AzureTable> };

/** A row's part in a transaction: insert fails if it exists; replace fails if its ETag changed; put overwrites. */
export type RowWrite =
  | { readonly act: 'insert' | 'put'; readonly row: string; readonly columns: Columns }
  | { readonly act: 'replace'; readonly row: string; readonly columns: Columns; readonly etag: string }
  /** Changes only these properties; fails if the row is missing or, with an ETag, if it changed. */
  | { readonly act: 'merge'; readonly row: string; readonly columns: Columns; readonly etag?: string }
  | { readonly act: 'delete'; readonly row: string };

/** Every call is one storage transaction, except a listing, which is one for each page of at most 1,000 rows. */
export type AzureTable = {
  get(partition: string, row: string): Promise<StoredRow | undefined>;
  /** Rows in key order. Build the filter with the `odata` tag, which escapes its values. */
  list(filter: string, page?: number): AsyncIterable<StoredRow>;
  page(filter: string): Promise<Page>;
  /** All or nothing, in one partition, at most 100 rows. */
  transact(partition: string, acts: readonly RowWrite[]): Promise<Transacted>;
};

/** Done, with the new ETag of each written row; otherwise why nothing was written. */
export type Transacted =
  { readonly outcome: 'done'; readonly etags: ReadonlyMap<string, string> } | { readonly outcome: RowRefusal };

export async function openTable(
  connection: Connection,
  name: string,
  onTransaction: (what: string) => void = () => {},
): Promise<AzureTable> {
  if (connection.kind === 'given') return connection.open(name);
  const client = await clientOf(connection, name, {
    retryOptions: { maxRetries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 3_000 },
    additionalPolicies: [
      requestPolicy(onTransaction, requestId, connection.kind === 'connectionString' ? connection.unsaved : undefined),
    ],
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
  connection: Exclude<Connection, { readonly kind: 'given' }>,
  name: string,
  options: TableServiceClientOptions,
): Promise<TableClient> {
  if (connection.kind === 'account') {
    // Loaded only where it is used: it is slow to load, and local runs do not need it.
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
  for await (const { rows } of listPages(client, filter, size)) yield* rows;
}

async function firstPage(client: TableClient, filter: string): Promise<Page> {
  for await (const page of listPages(client, filter, MOST_ON_A_PAGE)) return page;
  return { rows: [], more: false };
}

async function transact(client: TableClient, partition: string, acts: readonly RowWrite[]): Promise<Transacted> {
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
    // By position, because not every response names its row.
    const etags = answers.map(({ etag }, index): [string, string] => [acts[index]?.row ?? '', etag ?? '']);
    return { outcome: 'done', etags: new Map(etags) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return { outcome: refusal };
    throw translated(error);
  }
}

/** A single request costs the service less than a batch. */
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
