import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Joined } from './join-azurite.ts';

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
