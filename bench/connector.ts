import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./connector-process.ts', import.meta.url));

export type ConnectorSettings = {
  /** Milliseconds until it answers. */
  readonly delayMs?: number;
  readonly keepLast?: boolean;
  /** Whether it keeps to Teams' published limits, with a 429 and `Retry-After` beyond them. */
  readonly limits?: boolean;
};

/** When each message was taken (milliseconds of one clock), how many were refused, and the last one where it is kept. */
export type Taken = { readonly moments: number[]; refused: number; last: string };

/** Starts the stand-in for Teams' connector, in a process of its own. */
export async function startConnector() {
  const child = fork(SCRIPT, { execArgv: [] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const ask = async (asked: { readonly set?: ConnectorSettings }): Promise<Taken> => {
    child.send(asked);
    const [taken] = (await once(child, 'message')) as [Taken];
    return taken;
  };
  return {
    url,
    /** Changes how it behaves, and gives what came until now; the count starts again. */
    set: (set: ConnectorSettings) => ask({ set }),
    /** What came so far. */
    taken: () => ask({}),
    async stop(): Promise<void> {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
