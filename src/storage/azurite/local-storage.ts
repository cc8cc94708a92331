import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CurableError } from '../../core/curable-error.ts';
import { UNSAVED_CURE } from '../../core/store.ts';
import { hear, type Heard, join, type Joined } from './join-azurite.ts';
import { breakLock, lockOf } from './life-lock.ts';

export type LocalStorage = {
  readonly connectionString: string;
  readonly port: number;
  /** Whether this call started it, or joined one that was running. */
  readonly started: boolean;
  /** Why the last save failed; undefined where all is well. */
  unsaved(): string | undefined;
  /**
   * Lets go of it. Azurite saves and exits after the last process has let go, and that call waits for it. Throws
   * `CurableError` where what was written is not saved.
   */
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
  options: { readonly inMemory?: boolean; readonly onUnsaved?: Heard } = {},
): Promise<LocalStorage> {
  const folder = resolve(dataDir);
  makeFolder(folder);
  let [unsaved, isOpen]: [string | undefined, boolean] = [undefined, false];
  const heard: Heard = (why) => {
    if (isOpen && why !== unsaved) options.onUnsaved?.(why);
    unsaved = why;
  };
  const storage = ({ port, leave }: Joined, started: boolean): LocalStorage => {
    isOpen = true;
    const stop = async () => {
      await leave();
      if (unsaved === undefined) return;
      throw new CurableError(`What was written last is not saved in ${folder} (${unsaved}).`, UNSAVED_CURE);
    };
    return { connectionString: connectionStringOf(port), port, started, unsaved: () => unsaved, stop };
  };
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const holder = lockOf(folder);
    if (holder === 'none') {
      const started = await start(folder, options.inMemory === true, heard);
      if (started !== 'taken') return storage(started, true);
    } else {
      const joined = holder === 'unreadable' ? 'dead' : await join(holder, heard);
      if (typeof joined === 'object') return storage(joined, false);
      if (joined === 'dead') breakLock(folder, holder);
    }
    // Another process has just started it, or it is saving before it exits.
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  const problem = `Local storage in ${folder} neither answers nor ends.`;
  throw new CurableError(problem, `End process ${pidOf(folder)} and try again.`);
}

/** One level at a time: Node's own recursion never ends where a file system refuses, as below /proc. */
function makeFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) return;
  try {
    if (there === undefined && dirname(folder) !== folder) makeFolder(dirname(folder));
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof CurableError) throw error;
    // Another process was quicker.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const problem = code === 'EEXIST' ? 'is not a folder' : `cannot be made (${code})`;
    throw new CurableError(`The data folder ${folder} ${problem}.`, 'Set PMIF_DATA_DIR to one that can be written.');
  }
}

function pidOf(folder: string): string {
  const holder = lockOf(folder);
  return typeof holder === 'object' ? String(holder.pid) : 'unknown';
}

export function connectionStringOf(port: number): string {
  const endpoint = `TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};${endpoint}`;
}

const CHECK = 'Check PMIF_DATA_DIR and its disk.';
const SCRIPT = fileURLToPath(new URL('./azurite-process.ts', import.meta.url));

/** Starts Azurite in its own process group, tied to us by its standard input. `taken`: another process has the lock. */
export function start(dataDir: string, inMemory: boolean, heard: Heard): Promise<Joined | 'taken'> {
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
      fail(new CurableError(`Local storage could not start (it ended with ${code ?? 'a signal'}).`, CHECK)),
    );
    lines.on('line', (text) => {
      const said = JSON.parse(text) as { port?: number; taken?: boolean; problem?: string; cure?: string };
      if (said.problem !== undefined) fail(new CurableError(said.problem, said.cure ?? CHECK));
      hear(text, heard);
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
