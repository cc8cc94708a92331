import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { BeatNeeds } from '../jobs/beat-needs.ts';
import { JOBS } from '../jobs/beats.ts';
import { englandsBankHolidays } from '../src/adapters/bank-holidays.ts';
import { openStore } from '../src/adapters/tables/store.ts';
import { deliver, type DeliveryReport } from '../src/app/deliver.ts';
import type { Needs } from '../src/app/needs.ts';
import type { Clock, Messenger } from '../src/app/ports.ts';
import { loadCards } from '../src/channel/card-library.ts';
import { openMessenger } from '../src/channel/server.ts';
import { type Config, readConfig } from '../src/config.ts';

/*
 * All that the benches know of how the product is put together: when its parts change their shape, this file follows.
 */

/** What the beats wake. */
export { JOBS };

/** A clock that stands still until it is told. */
export type ToldClock = Clock & { tell(iso: string): void };

export function toldClock(iso: string): ToldClock {
  let now = new Date(iso);
  return {
    now: () => now,
    tell: (next) => {
      now = new Date(next);
    },
  };
}

/** A local bot with this storage; everything else as usual. */
export function benchConfig(connectionString: string, table: string): Config {
  const read = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    AZURE_STORAGE_CONNECTION_STRING: connectionString,
    PMIF_TABLE_PREFIX: table,
  });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  return read.config;
}

/** Store, clock and calendar, with every request to storage told to `onTransaction`. */
export async function openNeeds(
  connectionString: string,
  table: string,
  clock: Clock,
  onTransaction: (what: string) => void = () => {},
): Promise<Needs> {
  const connection = { kind: 'connectionString' as const, value: connectionString };
  const store = await openStore({ connection, tablePrefix: table, clock, onTransaction });
  return { store, clock, bankHolidays: englandsBankHolidays(2006, 2031) };
}

export const CARDS = fileURLToPath(new URL('../cards', import.meta.url));

/** The way out that the product uses. */
export const messengerFor = (config: Config): Messenger => openMessenger(config, loadCards(CARDS));

/** One go of the deliverer. */
export function deliverOnce(needs: Needs, messenger: Messenger, parallel: number): Promise<DeliveryReport> {
  return deliver(needs, messenger, { perSecond: 10_000, concurrency: parallel });
}

/** What a beat hands to its jobs. */
export function beatNeeds(needs: Needs): BeatNeeds {
  return { needs, log: pino({ level: 'silent' }) };
}
