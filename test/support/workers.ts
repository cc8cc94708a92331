import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshTable, testClock, testStorage, testStore } from './azurite.ts';
import { fakeConnector } from './fake-connector.ts';
import { oweAsks, type OwedAsks, storedMessages } from './owed-asks.ts';
import { reportOf } from '../../src/app/delivery/reports.ts';

/** Short, so that a test need not wait a minute for a lease to run out. */
const LEASE_SECONDS = 2;

/** The product's own worker, as processes of their own, over one store and a stand-in for Teams. */
export async function workersOver(
  asks: Omit<OwedAsks, 'serviceUrl'> & { readonly now?: string; readonly storage?: string },
) {
  const table = freshTable();
  const clock = testClock(asks.now ?? '2026-11-24T12:00:00Z');
  const [connector, { store }] = await Promise.all([fakeConnector(), testStore({ table, clock })]);
  await oweAsks(store, { ...asks, serviceUrl: connector.url });
  const dataDir = mkdtempSync(join(tmpdir(), 'pmif-worker-'));
  const running = new Set<ChildProcess>();

  return {
    connector,
    store,
    clock,
    /** Starts one; resolves when it runs. Others may run beside it. */
    async start(more: Record<string, string> = {}): Promise<ChildProcess> {
      const child = spawn(process.execPath, ['src/main.ts'], {
        env: {
          ...process.env,
          PORT: '0',
          PMIF_ROLE: 'worker',
          PMIF_DATA_DIR: dataDir,
          PMIF_NOW: asks.now ?? '2026-11-24T12:00:00Z',
          PMIF_TABLE_PREFIX: table,
          PMIF_LEASE_SECONDS: String(LEASE_SECONDS),
          PMIF_SEND_PER_SECOND: '50',
          AZURE_STORAGE_CONNECTION_STRING: asks.storage ?? (await testStorage()),
          LOG_LEVEL: 'silent',
          ...more,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      running.add(child);
      child.once('exit', () => running.delete(child));
      let said = '';
      for await (const part of child.stderr) {
        said += String(part);
        if (said.includes('listening on')) break;
      }
      if (!said.includes('listening on')) throw new Error(`a worker did not start: ${said}`);
      return child;
    },
    /** Ends one as it is told to, or without being told; resolves when it is gone. */
    async end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number> {
      const began = performance.now();
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
      }
      return performance.now() - began;
    },
    /** Resolves once every message has its end; looks again and again, for nobody says when that is. */
    async settled(): Promise<void> {
      for (;;) {
        const left = (await storedMessages(store)).filter(({ state }) =>
          ['queued', 'sending', 'unknown'].includes(state),
        );
        if (left.length === 0) return;
        await new Promise((done) => setTimeout(done, 200));
      }
    },
    /** What the stored messages add up to. */
    sums: async () => reportOf(await storedMessages(store)),
    /** How many arrived more than once, each counted as often as it was too many. */
    doubled: () => connector.sent.length - new Set(connector.sent.map(({ conversation }) => conversation)).size,
    arrived: () => new Set(connector.sent.map(({ conversation }) => conversation)).size,
    async close() {
      for (const child of running) child.kill('SIGKILL');
      await connector.close();
    },
  };
}
export type Workers = Awaited<ReturnType<typeof workersOver>>;

/** A row of numbers from 0 to 1 that is the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
