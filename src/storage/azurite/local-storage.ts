import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { join } from './join-azurite.ts';
import type { Joined } from './join-azurite.ts';
import { breakLock, lockOf } from './life-lock.ts';
import { start } from './start-azurite.ts';

export type LocalStorage = {
  readonly connectionString: string;
  readonly port: number;
  /** Whether this call started it, or joined one that was running. */
  readonly started: boolean;
  /** Lets go of it. Azurite saves and exits after the last process has let go, and that call waits for it. */
  stop(): Promise<void>;
};

/** The account and key of every Azurite, published by Microsoft: no secret. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
/** Long, because a first start reads all of Azurite's files from a cold disk. */
const PATIENCE_MS = 90_000;
const PAUSE_MS = 100;

/**
 * Joins the Azurite that serves this data folder, or starts one; of several concurrent calls one starts it. It is
 * identified by its answer, not by its process id, so a stale `azurite.json` or another program on its port does no
 * harm.
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
    // Another process has just started it, or it is saving before it exits.
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

export function connectionStringOf(port: number): string {
  const endpoint = `TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};${endpoint}`;
}
