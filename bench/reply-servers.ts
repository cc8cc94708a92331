import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { TableClient } from '@azure/data-tables';
import restify from 'restify';
import { openProduct } from '../src/container.ts';
import { poster } from './measure.ts';
import { again, recordCalls, type StorageCall } from './replay.ts';
import { benchConfig } from './world.ts';

/*
 * The product and the bare handler in one process, so that both have the same machine, warm-up and neighbours:
 * `node reply-servers.ts CONNECTION_STRING TABLE COPY`.
 *
 * The bare handler is the least that a submit can be: restify, the storage calls that the product made for that press, by
 * the same library, on a copy of the table, and one PUT of the same card. It decides nothing and knows no template.
 */
const [, , connectionString = '', table = '', copy = ''] = process.argv;
const calls = recordCalls();
const product = await openProduct(benchConfig(connectionString, table), { now: new Date('2026-10-14T10:00:00Z') });
const { url } = await product.listen();

const client = TableClient.fromConnectionString(connectionString, copy, { allowInsecureConnection: true });
const put = poster(1, 'PUT');
let repeated: Repeated = { presses: [], card: '' };
let pressed = 0;

/** What the bare handler does: the storage calls of some presses in turn, and the card that it sends. */
export type Repeated = { readonly presses: readonly (readonly StorageCall[])[]; readonly card: string };
export type Urls = { readonly product: string; readonly bare: string };
type Press = {
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly replyToId: string;
};
const server = restify.createServer({ name: 'bare' });
server.use(restify.plugins.bodyParser({ mapParams: false }));
server.post('/submit', async (asked: restify.Request, response: restify.Response) => {
  const { serviceUrl, conversation, replyToId } = asked.body as Press;
  const { presses, card } = repeated;
  for (const call of presses[(pressed += 1) % presses.length] ?? []) await again(client, call);
  await put(`${serviceUrl}v3/conversations/${conversation.id}/activities/${replyToId}`, card);
  response.send(200);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

/** `record`: whether storage calls are recorded from now on; the answer has those recorded until now. */
process.on('message', ({ record, repeat }: { readonly record?: boolean; readonly repeat?: Repeated }) => {
  const recorded = record === undefined ? [] : calls.take(record);
  repeated = repeat ?? repeated;
  const { user, system } = process.cpuUsage();
  process.send?.({ recorded, cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));
const urls: Urls = { product: url, bare: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
process.send?.(urls);
