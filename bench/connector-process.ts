import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * Stands in for Teams' connector in a process of its own, so that it takes no time from the product's: takes a message
 * whole, waits as long as it is told to, and answers with an id. It reads nothing of what it takes.
 */
let delayMs = 0;
let taken = 0;
let bytes = 0;
let last = '';

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => take(request, response, parts));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});

function take(request: IncomingMessage, response: ServerResponse, parts: readonly Buffer[]): void {
  const body = Buffer.concat(parts);
  taken += 1;
  bytes += body.length;
  if (keepLast) last = body.toString();
  const answer = () => {
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(`{"id":"${1000 + taken}"}`);
  };
  if (delayMs === 0) answer();
  else setTimeout(answer, delayMs);
}

let keepLast = false;

process.on('message', (asked: { readonly set?: { delayMs?: number; keepLast?: boolean } }) => {
  if (asked.set?.delayMs !== undefined) delayMs = asked.set.delayMs;
  if (asked.set?.keepLast !== undefined) keepLast = asked.set.keepLast;
  process.send?.({ taken, bytes, last });
  [taken, bytes, last] = [0, 0, ''];
});
process.on('disconnect', () => process.exit(0));
