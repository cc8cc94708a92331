import { createHmac } from 'node:crypto';
import http, { type ClientRequest, type RequestOptions } from 'node:http';
import {
  measured,
  type Measured,
  type Sample,
  type SendTask,
  type StorageRequest,
  times,
  WARM_UP,
} from './send-task.ts';

const portOf = (connectionString: string) =>
  Number(/TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(connectionString)?.[1]);

/** Keeps every request to storage from now on, as it leaves; the list grows. */
export function recordRequests(connectionString: string): StorageRequest[] {
  const port = portOf(connectionString);
  const requests: StorageRequest[] = [];
  const request = http.request;
  http.request = ((options: RequestOptions, ...more: []): ClientRequest => {
    const asked = request(options, ...more);
    if (Number(options.port) !== port) return asked;
    const end = asked.end.bind(asked) as (body?: string) => ClientRequest;
    asked.end = ((body?: string) => {
      const headers = Object.fromEntries(
        Object.entries(asked.getHeaders()).map(([name, value]) => [name, String(value)]),
      );
      requests.push({ method: options.method ?? 'GET', path: options.path ?? '', headers, body: body ?? '' });
      return end(body);
    }) as ClientRequest['end'];
    return asked;
  }) as typeof http.request;
  return requests;
}

const AT_ONCE = 16;

/**
 * The limit of storing: the same requests once more, on a table that is as the first was, by plain HTTP. What was asked
 * about one person stays in its order; sixteen people are served at once.
 */
export async function replay(
  { connectionString, table, warmTable }: SendTask,
  sample: Sample,
): Promise<Measured & { refused: number; requests: number }> {
  const send = sender(connectionString);
  let refused = 0;
  const sendAll = (chains: readonly (readonly StorageRequest[])[]) =>
    times(chains.length, AT_ONCE, async (number) => {
      for (const request of chains[number] ?? []) if ((await send(request)) >= 400) refused += 1;
    });
  await sendAll(chainsOf(sample, warmTable).slice(0, WARM_UP));
  refused = 0;
  const chains = chainsOf(sample, table);
  const took = await measured(() => sendAll(chains));
  return { ...took, refused, requests: chains.flat().length };
}

/** The requests by whom they are about, as they would be of another table. */
function chainsOf(sample: Sample, table: string): StorageRequest[][] {
  const chains = new Map<string, StorageRequest[]>();
  for (const request of sample.requests) {
    if (/\/Tables(\?|$)/.test(request.path)) continue; // the table is there
    const renamed = {
      ...request,
      path: request.path.replaceAll(sample.table, table),
      // Versions are of the first table; the rows are the same.
      body: request.body.replaceAll(sample.table, table).replace(/If-Match: .*/gi, 'If-Match: *'),
    };
    const whose = /(?:BENCH-|000000)0*(\d{1,5})\b/.exec(decodeURIComponent(request.path) + request.body)?.[1] ?? '';
    chains.set(whose, [...(chains.get(whose) ?? []), renamed]);
  }
  return [...chains.values()];
}

function sender(connectionString: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const port = portOf(connectionString);
  const key = Buffer.from(/AccountKey=([^;]+)/.exec(connectionString)?.[1] ?? '', 'base64');
  return ({ method, path, headers: recorded, body }: StorageRequest): Promise<number> => {
    const date = new Date().toUTCString();
    const signed = createHmac('sha256', key)
      .update(`${date}\n/devstoreaccount1${path.split('?', 1)[0]}`)
      .digest('base64');
    const { 'content-length': _length, ...kept } = recorded;
    const headers = {
      ...kept,
      ...(kept['if-match'] !== undefined && { 'if-match': '*' }),
      'x-ms-date': date,
      authorization: `SharedKeyLite devstoreaccount1:${signed}`,
      ...(body !== '' && { 'content-length': String(Buffer.byteLength(body)) }),
    };
    return new Promise((done, fail) => {
      const asked = http.request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
        response.on('end', () => done(response.statusCode ?? 0)).resume();
      });
      asked.on('error', fail);
      asked.end(body === '' ? undefined : body);
    });
  };
}
