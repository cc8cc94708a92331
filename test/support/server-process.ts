import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** The server as a process of its own, as it runs in its image, with the register loaded; resolves when it is well. */
export async function serverProcess(given: Record<string, string>) {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    PORT: String(port),
    PMIF_SCHEDULE: 'off',
    ...given,
  };
  execFileSync(process.execPath, ['bin/pmif.js', 'import', 'examples/gateshead'], { env, stdio: 'ignore' });
  // A small heap, so that what is kept by mistake shows, or ends it.
  const child = spawn(process.execPath, ['--max-old-space-size=160', 'bin/serve.js'], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const isWell = async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200;
  while (!(await isWell())) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready');
    await pause(200);
  }
  return {
    url,
    runs: () => child.exitCode === null && child.signalCode === null,
    /** What the process holds in memory now (megabytes), by the system's own count. */
    megabytes: () =>
      Number(
        execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])
          .toString()
          .trim(),
      ) / 1024,
    async stop(): Promise<number | null> {
      if (child.exitCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}
