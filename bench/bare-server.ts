import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { TableClient, type TransactionAction } from '@azure/data-tables';
import restify from 'restify';
import { measurePartition, personPartition } from '../src/storage/engine/keys.ts';
import { CHAIN, firstAt, OPENED_BEFORE } from '../src/storage/measure-rows.ts';
import { recentRows } from '../src/storage/person-rows.ts';
import { day } from '../src/core/calendar/day.ts';

type Row = Readonly<Record<string, unknown>> & { readonly rowKey: string; readonly etag?: string };

/** What the bare handler repeats: the rows of one submit as the product stored them, and the card that it sent. */
export type Template = { readonly rows: readonly Row[]; readonly card: unknown };

/** What a press says to the bare handler: whose it is, the measure, the one whose form comes next, and where the card is. */
type Press = { owner: string; measure: string; next: string; card: string };

/**
 * The least that a submit can be: restify, the same requests to storage by the same library with rows of the same size,
 * and one PUT of the same card. It decides nothing, checks nothing and knows no template. `/upsert` stores one row only.
 */
export async function bareServer(connectionString: string, table: string) {
  const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });
  const agent = new Agent({ keepAlive: true });
  let template: Template = { rows: [], card: {} };
  let stored = 0;

  const server = restify.createServer({ name: 'bare' });
  server.use(restify.plugins.bodyParser({ mapParams: false }));
  server.post('/submit', async (asked: restify.Request, response: restify.Response) => {
    const { owner, measure, next, card } = (asked.body as { value: Press }).value;
    const partition = measurePartition(measure);
    await rowsOf(client, `PartitionKey eq '${personPartition(owner)}' and ${recentRows(day('2026-10-14'))}`);
    const chain = (await rowsOf(client, openFilter(partition))).find(({ rowKey }) => rowKey === CHAIN);
    await client.submitTransaction(actionsOf(template.rows, partition, String(chain?.etag), (stored += 1)));
    if (next !== '') await rowsOf(client, openFilter(measurePartition(next)));
    await put(agent, card, JSON.stringify(template.card));
    response.send(200);
  });
  server.post('/upsert', async (asked: restify.Request, response: restify.Response) => {
    const { measure } = (asked.body as { value: Press }).value;
    const reading = template.rows.find(({ rowKey }) => rowKey.includes('|reading|'));
    await client.upsertEntity({ ...reading, partitionKey: `u|${measure}`, rowKey: 'reading' }, 'Replace');
    response.send(200);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    learn: (learnt: Template) => void (template = learnt),
  };
}

const openFilter = (partition: string) =>
  `PartitionKey eq '${partition}' and RowKey ge '${firstAt(day('2010-10-10'))}' and RowKey lt '${OPENED_BEFORE}'`;

async function rowsOf(client: TableClient, filter: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of client.listEntities({ queryOptions: { filter } }).byPage({ maxPageSize: 1000 }))
    rows.push(...(page as unknown as Row[]));
  return rows;
}

/** The chain by its ETag, the revision as a new row, everything else in place: what the product's own submit does. */
function actionsOf(rows: readonly Row[], partition: string, etag: string, number: number): TransactionAction[] {
  return rows.map((row): TransactionAction => {
    const entity = { ...row, partitionKey: partition };
    if (row.rowKey === CHAIN) return ['update', entity, 'Replace', { etag }];
    if (!row.rowKey.startsWith('revision')) return ['upsert', entity, 'Replace'];
    return ['create', { ...entity, rowKey: `${row.rowKey.slice(0, -6)}${String(500_000 + number)}` }];
  });
}

function put(agent: Agent, url: string, body: string): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = httpRequest(url, { method: 'PUT', agent, headers }, (response) => {
      response.on('end', done).resume();
    });
    asked.on('error', fail);
    asked.end(body);
  });
}
