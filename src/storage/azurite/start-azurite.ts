import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Joined } from './join-azurite.ts';

const SCRIPT = fileURLToPath(new URL('./azurite-process.ts', import.meta.url));

/**
 * Starts Azurite in a process group of its own, tied to us by its standard input. `taken`: somebody else was quicker.
 * Throws when it cannot start, with its own words.
 */
export function start(dataDir: string, inMemory: boolean): Promise<Joined | 'taken'> {
  const child = spawn(process.execPath, [SCRIPT, dataDir, inMemory ? 'memory' : 'file'], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: dataDir,
  });
  // When its input closes the other way round (it died), writing is over: no fault of ours.
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout });
  return new Promise((done, fail) => {
    child.once('error', fail);
    // On close, not on exit: by then all that it said was read, so that `taken` is never missed.
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

/** It must not keep us alive: our end, however it comes, closes its input, and it saves and exits. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout]) (stream as { unref?: () => void } | null)?.unref?.();
}

/** Closes its input; resolves when it has ended, or has saved and stays for others who joined it. */
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
