import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { join, type Joined } from './join-azurite.ts';
import { breakLock, lockOf } from './life-lock.ts';

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
 * Joins the Azurite that serves this folder, or starts one. It is identified by its answer, not by its process id: a
 * stale `azurite.json` or another program on its port does no harm.
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

const SCRIPT = fileURLToPath(new URL('./azurite-process.ts', import.meta.url));

/** Starts Azurite in its own process group, tied to us by its standard input. `taken`: another process has the lock. */
export function start(dataDir: string, inMemory: boolean): Promise<Joined | 'taken'> {
  const child = spawn(process.execPath, [SCRIPT, dataDir, inMemory ? 'memory' : 'file'], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: dataDir,
  });
  // The child has ended; that is reported below.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout });
  return new Promise((done, fail) => {
    child.once('error', fail);
    // On `close`, not on `exit`: by then its output was read to the end, so `taken` is not missed.
    child.once('close', (code) =>
      fail(new Error(`Local storage could not start (it ended with ${code ?? 'a signal'}).`)),
    );
    lines.on('line', (text) => {
      const said = JSON.parse(text) as { port?: number; taken?: boolean; problem?: string };
      if (said.problem !== undefined) fail(new Error(`Local storage could not start: ${said.problem}`));
      if (said.taken === true) done('taken');
      if (said.port === undefined) return;
      letGo(child);
      done({ port: said.port, leave: () => leave(child, lines) });
    });
  });
}

/** The child must not keep this process alive. When this process ends, its input closes, and it saves and exits. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout]) (stream as { unref?: () => void } | null)?.unref?.();
}

/** Closes its input; resolves when it has ended, or has saved and stays for other processes. */
function leave(child: ChildProcess, lines: ReturnType<typeof createInterface>): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.ref();
    child.once('exit', () => done());
    lines.on('line', (text) => {
      if (!text.includes('stays')) return;
      child.unref();
      done();
    });
    child.stdin?.end();
  });
}
