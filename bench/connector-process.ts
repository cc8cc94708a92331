import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConnectorSettings, Taken } from './connector.ts';
import { teamsLimits } from './teams-limits.ts';

/*
 * Stands in for Teams' connector in a process of its own, so that it takes no time from the product's: takes a message
 * whole, waits as long as it is told to, and answers with an id; or keeps to Teams' limits. It reads nothing of what it takes.
 */
let settings: ConnectorSettings = {};
let limits: ReturnType<typeof teamsLimits> | undefined;
const nothing = (): Taken => ({ moments: [], refused: 0, last: '' });
let taken = nothing();
let ids = 1_000;

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => take(request, response, parts));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});

function take({ method, url }: IncomingMessage, response: ServerResponse, parts: readonly Buffer[]): void {
  const at = performance.now();
  const wait = limits?.(/\/conversations\/([^/]+)/.exec(url ?? '')?.[1] ?? '', at);
  if (wait !== undefined) {
    taken.refused += 1;
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': String(wait) });
    response.end('{"error":{"code":"Throttled","message":"Too many requests"}}');
    return;
  }
  taken.moments.push(at);
  if (settings.keepLast === true) taken.last = Buffer.concat(parts).toString();
  const answer = () => {
    response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(`{"id":"${(ids += 1)}"}`);
  };
  if (settings.delayMs === undefined || settings.delayMs === 0) answer();
  else setTimeout(answer, settings.delayMs);
}

process.on('message', ({ set }: { readonly set?: ConnectorSettings }) => {
  if (set !== undefined) {
    settings = set;
    limits = set.limits === true ? teamsLimits() : undefined;
  }
  process.send?.(taken);
  if (set !== undefined) taken = nothing();
});
process.on('disconnect', () => process.exit(0));
