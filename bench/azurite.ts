import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectionStringOf } from '../src/storage/azurite/local-storage.ts';

const SCRIPT = fileURLToPath(new URL('./azurite-process.ts', import.meta.url));

/** Starts an empty Azurite in memory, in a process of its own. */
export async function startAzurite() {
  const folder = mkdtempSync(join(tmpdir(), 'pmif-bench-'));
  const child = spawn(process.execPath, [SCRIPT, folder, 'memory'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const [text] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return {
    connectionString: connectionStringOf((JSON.parse(text) as { port: number }).port),
    /** Copies every row of one table into another, which exists and is empty. */
    async copy(from: string, to: string): Promise<void> {
      child.send({ from, to });
      await once(child, 'message');
    },
    async stop(): Promise<void> {
      const ended = once(child, 'exit');
      child.disconnect();
      child.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
