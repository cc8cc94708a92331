import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTable } from '../../../src/storage/engine/table.ts';

/** Stands in for a storage that is slow: it answers about rows only once it is told to. */
async function slowStorage() {
  const held: ServerResponse[] = [];
  let isHolding = true;
  let arrived = 0;
  let heard = () => {};
  const answer = (response: ServerResponse) => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"odata.error":{"code":"ResourceNotFound"}}');
  };
  const server = createServer((request, response) => {
    if (request.url === '/here') return void response.end('yes');
    if (!request.url?.includes('(P')) {
      // Two calls: restify, in the same process, makes writeHead return nothing.
      response.writeHead(204);
      return void response.end();
    }
    arrived += 1;
    heard();
    if (isHolding) held.push(response);
    else answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    connection: `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aaaa;TableEndpoint=http://127.0.0.1:${port}/a;`,
    arrived: () => arrived,
    async hears(count: number) {
      while (arrived < count) await new Promise<void>((done) => (heard = done));
    },
    /** Whatever was sent before this has arrived when it comes back. */
    isHere: async () => (await fetch(`http://127.0.0.1:${port}/here`)).text(),
    release() {
      isHolding = false;
      held.forEach(answer);
    },
    close: () => new Promise<void>((done) => server.close(() => done()).closeAllConnections()),
  };
}

describe('a run that asks storage about hundreds of people at once', () => {
  it('has 64 requests under way, and asks about all of them', async () => {
    const storage = await slowStorage();
    const table = await openTable({ kind: 'connectionString', value: storage.connection }, 'pmif');
    const asked = Promise.all(Array.from({ length: 150 }, (_, number) => table.get('p', `row ${number}`)));
    await storage.hears(64);
    await storage.isHere();
    expect(storage.arrived()).toBe(64);
    storage.release();
    expect(await asked).toHaveLength(150);
    expect(storage.arrived()).toBe(150);
    await storage.close();
  });
});
