import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./azurite-process.ts', import.meta.url));
const ACCOUNT = 'devstoreaccount1';
/** The key that every Azurite has, as Microsoft publishes it: no secret. */
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export type BenchStorage = {
  readonly connectionString: string;
  /** Copies every row of one table into another, which is there and empty. */
  copy(from: string, to: string): Promise<void>;
  stop(): Promise<void>;
};

/** Starts an empty Azurite in memory, in a process of its own. */
export async function startAzurite(): Promise<BenchStorage> {
  const folder = mkdtempSync(join(tmpdir(), 'pmif-bench-'));
  const child = spawn(process.execPath, [SCRIPT, folder, 'memory'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  if (child.stdin === null || child.stdout === null) throw new Error('Azurite has no lines to talk by');
  const { stdin, stdout } = child;
  const [text] = (await once(createInterface({ input: stdout }), 'line')) as [string];
  const { port } = JSON.parse(text) as { port: number };
  const endpoint = `TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};${endpoint}`,
    async copy(from, to) {
      child.send({ from, to });
      await once(child, 'message');
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
