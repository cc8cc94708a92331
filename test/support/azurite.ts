import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinOrStartAzurite, type LocalStorage } from '../../src/storage/azurite/local-storage.ts';
import { openStore } from '../../src/storage/store.ts';
import type { Clock } from '../../src/core/services.ts';
import type { Store } from '../../src/core/store.ts';
import { countsTowardsDailyLimit } from './services.ts';

let running: Promise<LocalStorage> | undefined;
let tables = 0;

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & { set(iso: string): void };

export function testClock(iso = '2026-11-24T10:00:00Z'): TestClock {
  let now = new Date(iso);
  return {
    now: () => now,
    set: (next) => {
      now = new Date(next);
    },
  };
}

/**
 * The connection string of this test file's own Azurite, in memory, in its own process: Azurite has one transaction at a
 * time, whatever its table, and undoes another's with one that fails.
 */
export async function testStorage(): Promise<string> {
  running ??= joinOrStartAzurite(mkdtempSync(join(tmpdir(), 'pmif-azurite-')), { inMemory: true });
  return (await running).connectionString;
}

/** A name that no other store of this test run has: letters and digits, as Azure wants them. */
export const freshTable = (): string => `t${process.pid}x${Date.now().toString(36)}x${++tables}`;

export type TestStore = {
  readonly store: Store;
  readonly table: string;
  readonly clock: TestClock;
  readonly counted: string[];
};

/** An empty store on real Azurite. `counted` grows by each request to storage; set its length to 0 to count an act. */
export async function testStore(
  services: {
    readonly clock?: TestClock;
    readonly table?: string;
    /** Another Azurite than the test run's. */
    readonly storage?: string;
    readonly onTransaction?: (what: string) => void;
  } = {},
): Promise<TestStore> {
  const clock = services.clock ?? testClock();
  const table = services.table ?? freshTable();
  const counted: string[] = [];
  const store = await openStore({
    connection: { kind: 'connectionString', value: services.storage ?? (await testStorage()) },
    tablePrefix: table,
    clock,
    countsTowardsDailyLimit,
    onTransaction: (what) => {
      counted.push(what);
      services.onTransaction?.(what);
    },
  });
  counted.length = 0;
  return { store, table, clock, counted };
}

afterAll(async () => {
  await (await running)?.stop();
  running = undefined;
});
