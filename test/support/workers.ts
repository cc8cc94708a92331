import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshTable, testClock, testStorage, testStore } from './azurite.ts';
import { fakeConnector } from './fake-connector.ts';
import { oweAsks, type OwedAsks, storedMessages } from './owed-asks.ts';
import { reportOf } from '../../src/messaging/use-cases/reports.ts';

/** Short, so that a test need not wait a minute for a lease to run out. */
const LEASE_SECONDS = 2;

/** The product's own worker, as processes of their own, over one store and a stand-in for Teams. */
export async function workersOver(
  asks: Omit<OwedAsks, 'serviceUrl'> & {
    readonly now?: string;
    readonly storage?: string;
    readonly leaseSeconds?: number;
  },
) {
  const table = freshTable();
  const clock = testClock(asks.now ?? '2026-11-24T12:00:00Z');
  const storage = asks.storage ?? (await testStorage());
  const [connector, { store }] = await Promise.all([fakeConnector(), testStore({ table, clock, storage })]);
  await oweAsks(store, { ...asks, serviceUrl: connector.url });
  const running = new Set<ChildProcess>();
  const env = {
    PORT: '0',
    PMIF_ROLE: 'worker',
    PMIF_SCHEDULE: 'off',
    PMIF_DATA_DIR: mkdtempSync(join(tmpdir(), 'pmif-worker-')),
    PMIF_NOW: asks.now ?? '2026-11-24T12:00:00Z',
    PMIF_TABLE_PREFIX: table,
    PMIF_LEASE_SECONDS: String(asks.leaseSeconds ?? LEASE_SECONDS),
    PMIF_SEND_PER_SECOND: '50',
    AZURE_STORAGE_CONNECTION_STRING: storage,
    LOG_LEVEL: 'silent',
  };

  return {
    connector,
    store,
    clock,
    /** The environment of all of them, for a command beside them. */
    env,
    /** Resolves once one of them has the lease. */
    async holds(): Promise<void> {
      while (((await store.leases.read('deliver'))?.lease.holder ?? '') === '') await moment();
    },
    /** Starts one; resolves when it runs. Others may run beside it. */
    async start(more: Record<string, string> = {}): Promise<ChildProcess> {
      const child = spawn(process.execPath, ['src/main.ts'], {
        env: { ...process.env, ...env, ...more },
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
    /** Resolves once nothing is left to be sent by then; looks again and again, for nobody says when that is. */
    async settled(by = '2100-01-01T00:00:00Z'): Promise<void> {
      while ((await store.outbox.ready(new Date(by), 1)).length > 0) await moment();
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
/** Between two looks. */
const moment = () => new Promise((done) => setTimeout(done, 200));

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
