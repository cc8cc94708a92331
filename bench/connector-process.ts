import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConnectorSettings, Taken } from './world.ts';

/*
 * Stands in for Teams' connector, in a process of its own so that it takes no time from the product's: takes a message
 * whole, waits as long as it is told to, and answers with an id; or keeps to Teams' limits. It reads nothing of what it takes.
 */
let settings: ConnectorSettings = {};
let waitFor = teamsLimits();
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
  const wait = settings.limits === true ? waitFor(/\/conversations\/([^/]+)/.exec(url ?? '')?.[1] ?? '', at) : 0;
  if (wait > 0) {
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
  if ((settings.delayMs ?? 0) === 0) answer();
  else setTimeout(answer, settings.delayMs);
}

/**
 * Teams' published limits (msteams-docs, "Rate limiting for agents", October 2026), over sliding windows; refusals do not
 * count. Gives the whole seconds to wait.
 */
function teamsLimits(): (conversation: string, at: number) => number {
  const windows = [
    { most: 7, withinMs: 1_000 },
    { most: 8, withinMs: 2_000 },
    { most: 60, withinMs: 30_000 },
    { most: 1_800, withinMs: 3_600_000 },
  ];
  const passed: number[] = [];
  const passedIn = new Map<string, number[]>();
  return (conversation, at) => {
    const own = passedIn.get(conversation) ?? [];
    const wait = (moments: readonly number[], { most, withinMs }: (typeof windows)[number]) =>
      (moments.at(-most) ?? -Infinity) + withinMs - at;
    const longest = Math.max(0, wait(passed, { most: 50, withinMs: 1_000 }), ...windows.map((one) => wait(own, one)));
    if (longest > 0) return Math.ceil(longest / 1_000);
    passed.push(at);
    if (passed.length > 100) passed.splice(0, 50);
    passedIn.set(conversation, [...own, at].slice(-1_800));
    return 0;
  };
}

process.on('message', ({ set }: { readonly set?: ConnectorSettings }) => {
  process.send?.(taken);
  if (set === undefined) return;
  [settings, waitFor, taken] = [set, teamsLimits(), nothing()];
});
process.on('disconnect', () => process.exit(0));
