import { once } from 'node:events';
import { createServer } from 'node:net';

/** Systems give out ports from 32768 or higher by themselves, so no connection takes one of these before it is used. */
const FIRST = 20_000;
const MANY = 12_000;
// Test runs and their workers begin far apart.
let next = (process.pid * 97) % MANY;

/** A port of this machine that nothing uses now, and that is given out once. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + (next++ % MANY);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
