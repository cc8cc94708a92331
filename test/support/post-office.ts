import { join } from 'node:path';
import { delivererOf, type DelivererOptions, type Pace } from '../../src/messaging/use-cases/deliver.ts';
import type { Time } from '../../src/messaging/use-cases/time.ts';
import { loadCards } from '../../src/teams/card-library.ts';
import { openMessenger } from '../../src/teams/server.ts';
import { readConfig } from '../../src/config/config.ts';
import { testStore } from './azurite.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';
import { oweAsks, type OwedAsks, storedMessages } from './owed-asks.ts';
import { servicesOver } from './services.ts';

export const FAST: Pace = { perSecond: 10_000, concurrency: 4 };

/** A steady clock that moves by its pauses alone, which take no time: Teams' limits are kept, and nobody waits. */
function toldTime(): Time {
  let now = 0;
  return {
    ms: () => now,
    pause: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

/** A messenger that gives an answer of Teams' up after so long (milliseconds). */
export function messengerFor(sendTimeoutMs = 8000) {
  const read = readConfig({ PMIF_SEND_TIMEOUT_MS: String(sendTimeoutMs) });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  return openMessenger(read.config, loadCards(join(process.cwd(), 'cards')));
}

/** Asks in a real outbox, a stand-in for Teams, and the product's own deliverer between them; the clock stands still. */
export async function postOffice(asks: Omit<OwedAsks, 'serviceUrl'>, options: DelivererOptions & { pace?: Pace } = {}) {
  const connector: FakeConnector = await fakeConnector();
  const { store, clock, counted } = await testStore();
  const messages = await oweAsks(store, { ...asks, serviceUrl: connector.url });
  clock.set('2026-11-24T12:00:00Z');
  const services = servicesOver({ store, clock });
  const messenger = messengerFor();
  const deliverer = delivererOf(services, messenger, options.pace ?? FAST, {
    jitter: () => 0.5,
    time: toldTime(),
    ...options,
  });
  counted.length = 0;
  return {
    connector,
    store,
    clock,
    counted,
    services,
    messenger,
    messages,
    deliverer,
    deliver: () => deliverer.deliver(),
    stored: () => storedMessages(store),
    /** How often each conversation got something. */
    got: () => connector.sent.map(({ conversation }) => conversation).sort(),
  };
}
export type PostOffice = Awaited<ReturnType<typeof postOffice>>;
