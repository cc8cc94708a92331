import type { Message } from '../rules/message.ts';
import type { DeliveryOutcome } from '../rules/after-send.ts';
import { type Delivery, deliverOne } from './deliver-one.ts';
import { type Pace, pacerOf } from './pacer.ts';
import { readAhead } from './read-ahead.ts';
import { type DeliveryReport, reportOf } from './reports.ts';
import { realTime, type Time } from './time.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { type Services, readToday } from '../../core/services.ts';
import { SILENT, type Telemetry } from '../../core/telemetry.ts';
import { type TeamsEndpoint, type Messenger } from '../messenger.ts';
import { StorageUnavailable } from '../../core/store.ts';
import { type ReadyMessage } from '../outbox.ts';

export type { DeliveryReport, Pace };

/** Messages loaded for each that is in flight, because reading is not rate-limited. */
const AHEAD = 2;
const MOST_AT_ONCE = 2000;

export type DelivererOptions = {
  /** Our name on messages that are being sent. */
  readonly sender?: string;
  readonly time?: Time;
  readonly jitter?: () => number;
  /** For people who never wrote, where Teams has not called yet. */
  readonly teamsEndpoint?: TeamsEndpoint;
  readonly onFault?: (key: string, fault: unknown) => void;
  /** Runs the sending of one message, so that its logs and storage requests carry its key. */
  readonly within?: Telemetry['within'];
};

export type Deliverer = {
  /**
   * Sends everything that may go, until nothing is left or `mayGoOn` returns false. With `patienceMs` it also waits up
   * to that long for retries. Throws `StorageUnavailable`, after the sends in progress have ended.
   */
  deliver(going?: { readonly mayGoOn?: () => boolean; readonly patienceMs?: number }): Promise<DeliveryReport>;
};

/** A deliverer remembers its recent sends for Teams' limits, so use one for the life of a process. */
export function delivererOf(
  services: Services,
  messenger: Messenger,
  pace: Pace,
  options: DelivererOptions = {},
): Deliverer {
  const time = options.time ?? realTime;
  const pacer = pacerOf(pace, time);
  const { sender = 'deliverer', jitter = Math.random, onFault = () => {}, within = SILENT.within } = options;
  return {
    async deliver({ mayGoOn = () => true, patienceMs = 0 } = {}) {
      const outcomes = new Map<string, Ended>();
      const seen = new Set<string>();
      const until = time.ms() + patienceMs;
      for (;;) {
        const context = await readToday(services);
        const ready = await mayGo(services, context.now, seen);
        for (const { indexRow } of ready) seen.add(indexRow);
        if (mayGoOn() && ready.length > 0) {
          const teamsEndpoint = once(
            async () => (await services.store.teamsEndpoints.latest()) ?? options.teamsEndpoint,
          );
          const delivery = {
            services,
            context,
            messenger,
            pacer,
            time,
            sender,
            mayGoOn,
            jitter,
            teamsEndpoint,
            onFault,
            within,
          };
          await deliverAll(delivery, ready, pace.concurrency * AHEAD, outcomes);
          continue;
        }
        const wait = mayGoOn() ? nextTry([...outcomes.values()], services.clock.now()) : undefined;
        if (wait === undefined || time.ms() + wait > until) return reportOf([...outcomes.values()]);
        await time.pause(wait + 1);
      }
    },
  };
}

/** Sends everything that may go, once, without a lease. */
export const deliver = (
  services: Services,
  messenger: Messenger,
  pace: Pace,
  options: DelivererOptions = {},
): Promise<DeliveryReport> => delivererOf(services, messenger, pace, options).deliver();

/** What would be sent now; sends nothing, so that all of it is reported as waiting. */
export async function readyToSend(
  services: Services,
): Promise<{ report: DeliveryReport; messages: readonly Message[] }> {
  const { outbox } = services.store;
  const messages: Message[] = [];
  for (const waiting of await mayGo(services, services.clock.now(), new Set())) {
    const loaded = await outbox.open(waiting);
    if (loaded !== undefined) messages.push(loaded.message);
  }
  return { report: reportOf(messages.map(({ reason }) => ({ state: 'queued', reason }))), messages };
}

/** What may be sent and was not tried yet; during a pause only replies. */
async function mayGo(services: Services, now: Date, seen: ReadonlySet<string>): Promise<ReadyMessage[]> {
  const waiting = (await services.store.outbox.ready(now, MOST_AT_ONCE)).filter(({ indexRow }) => !seen.has(indexRow));
  const isScheduled = ({ kind }: ReadyMessage) => services.messageKinds[kind].policy.countsTowardsDailyLimit;
  if (!waiting.some(isScheduled) || (await services.store.pauses.current()) === undefined) return waiting;
  return waiting.filter((one) => !isScheduled(one));
}

type Ended = Pick<Message, 'state' | 'reason'> & { readonly again?: string };

/** The first storage error stops what has not begun, and is thrown after the rest has ended. */
async function deliverAll(
  delivery: Delivery,
  ready: readonly ReadyMessage[],
  atOnce: number,
  outcomes: Map<string, Ended>,
): Promise<void> {
  const { services, time } = delivery;
  const { outbox } = services.store;
  const order = inOrder(services, ready);
  const open = readAhead(services, time, order);
  let broken: unknown;
  await mapAtOnce(order, atOnce, async (waiting, turn) => {
    if (broken !== undefined || !delivery.mayGoOn()) return;
    const name = `${waiting.storedWith} ${waiting.row}`;
    try {
      const { loaded, measures } = await open(turn);
      if (loaded === undefined) return;
      const occasion = { kind: 'message' as const, id: loaded.message.key };
      const sent = await delivery.within(occasion, () => deliverOne(delivery, loaded, measures));
      outcomes.set(name, endOf(loaded.message, sent));
    } catch (fault) {
      if (fault instanceof StorageUnavailable) broken ??= fault;
      else {
        // An unreadable row stays, is named in the log, and does not stop other messages.
        delivery.onFault(waiting.row, fault);
        outcomes.set(name, { state: 'failed', reason: 'unreadable' });
      }
    }
  });
  if (broken !== undefined) throw broken;
  await outbox.settle();
}

/** Replies first; the rest in the order in which they are stored, so that they are read together. */
function inOrder({ messageKinds }: Services, ready: readonly ReadyMessage[]): ReadyMessage[] {
  const isScheduled = ({ kind }: ReadyMessage) => messageKinds[kind].policy.countsTowardsDailyLimit;
  const answers = ready.filter((one) => !isScheduled(one));
  const scheduled = ready.filter(isScheduled);
  return [
    ...answers,
    ...scheduled.sort((a, b) => (a.storedWith < b.storedWith ? -1 : Number(a.storedWith > b.storedWith))),
  ];
}

function endOf(message: Message, recorded: DeliveryOutcome | undefined): Ended {
  // Left as it was, or another sender has it: it is still waiting.
  if (recorded === undefined) return { state: 'queued', reason: message.reason };
  const { state, reason, notBefore } = recorded;
  return { state, reason, ...(state === 'queued' && notBefore !== undefined && { again: notBefore }) };
}

/** Milliseconds until the first retry. */
function nextTry(outcomes: readonly Ended[], now: Date): number | undefined {
  const [first] = outcomes.flatMap(({ again }) => again ?? []).sort();
  return first === undefined ? undefined : Math.max(0, Date.parse(first) - now.getTime());
}

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= act());
}
