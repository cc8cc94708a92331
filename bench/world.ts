import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../src/config/config.ts';
import type { Clock, Services } from '../src/core/services.ts';
import { runRound } from '../src/features/readings/use-cases/run-round.ts';
import type { Messenger } from '../src/messaging/messenger.ts';
import { deliver, type Pace } from '../src/messaging/use-cases/deliver.ts';
import { connectionStringOf } from '../src/storage/azurite/local-storage.ts';
import { openStore } from '../src/storage/store.ts';
import { englandsBankHolidays } from '../src/system/bank-holidays.ts';
import { loadCards } from '../src/teams/card-library.ts';
import { openMessenger } from '../src/teams/server.ts';
import { countsTowardsDailyLimit, servicesOver } from '../test/support/services.ts';
import { printGoal, printTable, startChild } from './measure.ts';

/* What the benches start, and how the product is put together: when its parts change shape, this file follows. */

const AZURITE = fileURLToPath(new URL('./azurite-process.ts', import.meta.url));
export const CARDS = fileURLToPath(new URL('../cards', import.meta.url));

/** An empty Azurite in memory, in a process of its own. */
export async function startAzurite() {
  const folder = mkdtempSync(join(tmpdir(), 'pmif-bench-'));
  const child = spawn(process.execPath, [AZURITE, folder, 'memory'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
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

/** `limits`: it keeps to Teams' published limits, with a 429 and `Retry-After` beyond them. */
export type ConnectorSettings = {
  readonly delayMs?: number;
  readonly keepLast?: boolean;
  readonly limits?: boolean;
};

/** When each message was taken (milliseconds of one clock), how many were refused, and the last one where it is kept. */
export type Taken = { readonly moments: number[]; refused: number; last: string };

/** Stands in for Teams' connector. Asked with `set` it changes, and its count starts again. */
export const startConnector = () =>
  startChild<{ readonly url: string }, { readonly set?: ConnectorSettings }, Taken>('./connector-process.ts');

/** A clock that only moves when it is told. */
export function toldClock(iso: string): Clock & { tell(iso: string): void } {
  let now = new Date(iso);
  return { now: () => now, tell: (next) => void (now = new Date(next)) };
}

/** A local bot with this storage; everything else as usual. */
export function benchConfig(connectionString: string, table: string): Config {
  const read = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    // A bench presses faster than any person.
    PMIF_BURST_PER_PERSON: '10000',
    AZURE_STORAGE_CONNECTION_STRING: connectionString,
    PMIF_TABLE_PREFIX: table,
  });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  return read.config;
}

/** Store, clock and calendar; every request to storage is told to `onTransaction`. */
export async function openServices(
  connectionString: string,
  table: string,
  clock: Clock,
  onTransaction: (what: string) => void = () => {},
): Promise<Services> {
  const connection = { kind: 'connectionString' as const, value: connectionString };
  const store = await openStore({ connection, tablePrefix: table, clock, countsTowardsDailyLimit, onTransaction });
  return servicesOver({ store, clock, bankHolidays: englandsBankHolidays(2006, 2031) });
}

export const messengerFor = (config: Config): Messenger => openMessenger(config, loadCards(CARDS));

/** Decides, stores and queues an ask for everyone who owes something. */
export const askEveryone = (services: Services) => runRound(services, 'ask', { dry: false, confirm: true });

/** Sends everything that may go now, and gives how much was delivered; throws where anything was not. */
export async function deliverAll(services: Services, messenger: Messenger, concurrency = 4): Promise<number> {
  const pace: Pace = { concurrency, perSecond: 1_000_000 };
  const report = await deliver(services, messenger, pace);
  if (report.delivered !== report.targeted) throw new Error(`not all was delivered: ${JSON.stringify(report)}`);
  return report.delivered;
}

const SIZES = (process.env['PMIF_BENCH_SIZES'] ?? '100,1000,10000').split(',').map(Number);

/** Counts the same for registers of three sizes: nothing may grow with the register. */
export async function countForEachSize(
  title: string,
  headings: readonly string[],
  count: (measures: number) => Promise<readonly string[]>,
): Promise<void> {
  const rows: string[][] = [];
  for (const measures of SIZES) rows.push([String(measures), ...(await count(measures))]);
  printTable(title, ['measures', ...headings], rows);
  printGoal('the same numbers for every size of register', new Set(rows.map((row) => row.slice(1).join())).size === 1);
}
