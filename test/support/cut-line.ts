import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const ADDRESS = /http:\/\/([^:;/]+):(\d+)/;

/** A line to storage that a test can cut and mend: every connection through it breaks, and new ones are refused. */
export async function cutLine(connectionString: string) {
  const [, address = '', port = ''] = ADDRESS.exec(connectionString) ?? [];
  let to = Number(port);
  const open = new Set<Socket>();
  let cut = false;
  let refused = 0;
  let wake = () => {};
  const server = createServer((near) => {
    if (cut) {
      refused += 1;
      wake();
      return void near.destroy();
    }
    const far = connect(to, address);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = (server.address() as AddressInfo).port;
  return {
    connectionString: connectionString.replace(`${address}:${port}`, `127.0.0.1:${here}`),
    cut() {
      cut = true;
      for (const socket of open) socket.destroy();
    },
    /** Resolves once so many new connections were refused: by then it was seen to be cut. */
    async refused(count: number): Promise<void> {
      while (refused < count) await new Promise<void>((done) => (wake = done));
    },
    /** Whole again; to the storage at another address, if that is where it is now. */
    mend(now?: string) {
      if (now !== undefined) to = Number(ADDRESS.exec(now)?.[2]);
      cut = false;
    },
    async close() {
      this.cut();
      server.close();
      await once(server, 'close');
    },
  };
}
