import { fileURLToPath } from 'node:url';
import type { Activity } from 'botbuilder';
import { pino } from 'pino';
import type { BeatServices } from '../jobs/beats.ts';
import { JOBS as ALL_JOBS } from '../src/features.ts';
import { englandsBankHolidays } from '../src/system/bank-holidays.ts';
import { openStore } from '../src/storage/store.ts';
import { deliver, type Pace } from '../src/messaging/use-cases/deliver.ts';
import type { Services } from '../src/core/services.ts';
import type { Clock } from '../src/core/clock.ts';
import type { Conversation } from '../src/messaging/people.ts';
import type { Messenger } from '../src/messaging/messenger.ts';
import { runRound } from '../src/features/readings/use-cases/run-round.ts';
import { loadCards } from '../src/teams/card-library.ts';
import { connectorsFor } from '../src/teams/connector.ts';
import { activityFor } from '../src/teams/messenger.ts';
import { openMessenger } from '../src/teams/server.ts';
import { type Config, readConfig } from '../src/config/config.ts';
import type { View } from '../src/core/view.ts';
import { countsTowardsDailyLimit, servicesOver } from '../test/support/services.ts';

/*
 * All that the benches know of how the product is put together: when its parts change their shape, this file follows.
 */

/** What the beats of a day wake; the table for dashboards is a matter of the night, and has a test of what it costs. */
export const JOBS = ALL_JOBS.filter(({ name }) => name !== 'power-bi');

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
    // A bench presses faster than anybody.
    PMIF_BURST_PER_PERSON: '10000',
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
): Promise<Services> {
  const connection = { kind: 'connectionString' as const, value: connectionString };
  const store = await openStore({ connection, tablePrefix: table, clock, countsTowardsDailyLimit, onTransaction });
  return servicesOver({ store, clock, bankHolidays: englandsBankHolidays(2006, 2031) });
}

export const CARDS = fileURLToPath(new URL('../cards', import.meta.url));

/** The way out that the product uses. */
export const messengerFor = (config: Config): Messenger => openMessenger(config, loadCards(CARDS));

/** The cards, as they are loaded at the start. */
export const cardsOf = () => loadCards(CARDS);

/** Clients to the connector, as the product makes them. */
export const connectorsOf = (config: Config) => connectorsFor(config);

/** What the messenger would send. */
export function activityOf(to: Conversation, view: View): Activity {
  return activityFor(cardsOnce(), 'submit', to, view);
}

let cards: ReturnType<typeof loadCards> | undefined;
const cardsOnce = () => (cards ??= cardsOf());

/** Decides, stores and queues an ask for everybody who owes something; says how many. */
export async function askEverybody(services: Services): Promise<number> {
  return (await runRound(services, 'ask', { dry: false, confirm: true })).queued;
}

/** Sends everything that may go now, and says how much was delivered; throws where anything was not. */
export async function deliverAll(services: Services, messenger: Messenger, pace: Pace): Promise<number> {
  const report = await deliver(services, messenger, pace);
  if (report.delivered !== report.targeted) throw new Error(`not all was delivered: ${JSON.stringify(report)}`);
  return report.delivered;
}

export const UNLIMITED: Pace = { concurrency: 4, perSecond: 1_000_000 };

/** What a beat hands to its jobs. */
export function beatNeeds(services: Services): BeatServices {
  return { services, log: pino({ level: 'silent' }) };
}
