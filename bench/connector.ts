import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('connector-process.ts', import.meta.url));

/** What came since it was last asked. */
export type Taken = { readonly taken: number; readonly bytes: number; readonly last: string };

/** Starts the stand-in for Teams' connector. `set` changes how it behaves, and says what came since the last call. */
export async function startConnector() {
  const child = fork(SCRIPT, { execArgv: [] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    async set(set: { readonly delayMs?: number; readonly keepLast?: boolean } = {}): Promise<Taken> {
      child.send({ set });
      const [taken] = (await once(child, 'message')) as [Taken];
      return taken;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
