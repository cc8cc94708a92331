import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../src/config/config.ts';
import type { Clock, Services } from '../src/core/services.ts';
import { runRound } from '../src/features/readings/use-cases/run-round.ts';
import type { Messenger } from '../src/messaging/messenger.ts';
import { deliver, type Pace } from '../src/messaging/use-cases/deliver.ts';
import { openStore } from '../src/storage/store.ts';
import { englandsBankHolidays } from '../src/system/bank-holidays.ts';
import { loadCards } from '../src/teams/card-library.ts';
import { openMessenger } from '../src/teams/server.ts';
import { countsTowardsDailyLimit, servicesOver } from '../test/support/services.ts';

/*
 * What the benches know of how the product is put together: when its parts change shape, this file follows.
 */

/** A clock that only moves when it is told. */
export type ToldClock = Clock & { tell(iso: string): void };

export function toldClock(iso: string): ToldClock {
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

export const CARDS = fileURLToPath(new URL('../cards', import.meta.url));
export const messengerFor = (config: Config): Messenger => openMessenger(config, loadCards(CARDS));

/** Decides, stores and queues an ask for everyone who owes something. */
export async function askEveryone(services: Services): Promise<void> {
  await runRound(services, 'ask', { dry: false, confirm: true });
}

export const UNLIMITED: Pace = { concurrency: 4, perSecond: 1_000_000 };

/** Sends everything that may go now, and gives how much was delivered; throws where anything was not. */
export async function deliverAll(services: Services, messenger: Messenger, pace: Pace): Promise<number> {
  const report = await deliver(services, messenger, pace);
  if (report.delivered !== report.targeted) throw new Error(`not all was delivered: ${JSON.stringify(report)}`);
  return report.delivered;
}
