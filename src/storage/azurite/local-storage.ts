import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { join } from './join-azurite.ts';
import type { Joined } from './join-azurite.ts';
import { breakLock, lockOf } from './life-lock.ts';
import { start } from './start-azurite.ts';

export type LocalStorage = {
  /** For the Azure SDK; holds Azurite's well-known local account. */
  readonly connectionString: string;
  readonly port: number;
  /** Whether this call started it; false: it was running, and was joined. */
  readonly started: boolean;
  /** Lets go of it. When the starter and all who joined have let go, it saves and exits; the last of them waits for that. */
  stop(): Promise<void>;
};

/** The account and key that every Azurite has, as Microsoft publishes them: no secret. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
/** Long, for a machine that has never read Azurite's files from its disk. */
const PATIENCE_MS = 90_000;
const PAUSE_MS = 100;

/**
 * Joins the Azurite that serves this data folder, or starts one: of several that do so at once, one starts it. It is
 * known by its answer, not by its process number, so a stale `azurite.json` or another program on its port does no harm.
 */
export async function joinOrStartAzurite(
  dataDir: string,
  options: { readonly inMemory?: boolean } = {},
): Promise<LocalStorage> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const holder = lockOf(folder);
    if (holder === 'none') {
      const started = await start(folder, options.inMemory === true);
      if (started !== 'taken') return storage(started, true);
    } else {
      const joined = holder === 'unreadable' ? 'dead' : await join(holder);
      if (typeof joined === 'object') return storage(joined, false);
      if (joined === 'dead') breakLock(folder, holder);
    }
    // It was just started by somebody else, or is saving on its way out.
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  throw new Error(`Local storage in ${folder} neither answers nor ends: end process ${pidOf(folder)} and try again.`);
}

function pidOf(folder: string): string {
  const holder = lockOf(folder);
  return typeof holder === 'object' ? String(holder.pid) : 'unknown';
}

function storage({ port, leave }: Joined, started: boolean): LocalStorage {
  return { connectionString: connectionStringOf(port), port, started, stop: leave };
}

/** How the Azure SDK reaches the Azurite that listens on a port of this machine. */
export function connectionStringOf(port: number): string {
  const endpoint = `TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};${endpoint}`;
}
