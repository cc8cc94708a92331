import type { Message } from '../rules/message.ts';
import type { DeliveryPolicy } from '../rules/delivery-policy.ts';
import { plusWorkingDays } from '../../core/calendar/working-days.ts';
import { instantInLondon } from '../../core/calendar/day.ts';
import { afterCrash, afterSend, isOvertaken, type DeliveryOutcome, type SendOutcome } from '../rules/after-send.ts';
import { isChannelKey } from '../../core/channel.ts';
import { type Addressee, addresseeOf, keepUnreachable, reachAddressee, viewFor } from './addressee.ts';
import type { MessageView } from '../message-kind.ts';
import type { Services, TodayContext } from '../../core/services.ts';
import type { MeasuresOfARun } from '../../features/readings/use-cases/list-outstanding.ts';
import type { Conversation } from '../../messaging/people.ts';
import type { TeamsEndpoint, Messenger } from '../messenger.ts';
import type { LoadedMessage, Shown } from '../outbox.ts';
import type { Telemetry } from '../../core/telemetry.ts';
import { StorageUnavailable } from '../../core/store.ts';
import type { Pacer } from './pacer.ts';
import type { Time } from './time.ts';

export type Delivery = {
  readonly services: Services;
  readonly context: TodayContext;
  readonly messenger: Messenger;
  readonly pacer: Pacer;
  readonly time: Time;
  /** Our name as a sender; another name on a message is left from a process that ended. */
  readonly sender: string;
  /** False once the lease is lost or this process is asked to stop. */
  readonly mayGoOn: () => boolean;
  /** From 0 to 1. */
  readonly jitter: () => number;
  readonly teamsEndpoint: () => Promise<TeamsEndpoint | undefined>;
  /** Reports a bug by the message's key, never with its content. */
  readonly onFault: (key: string, fault: unknown) => void;
  readonly within: Telemetry['within'];
};

const RECORD_AGAIN_MS = 1_000;
/** An outcome that cannot be stored is retried for this long: a late record is better than a message sent twice. */
const RECORD_PATIENCE_MS = 5 * 60_000;

/**
 * Sends one message, if it is still owed, and stores the outcome under the version that was loaded. The lease ensures
 * that one process sends; a message that must not arrive twice is also marked before it is sent. Undefined: it was left
 * as it is.
 */
export async function deliverOne(
  delivery: Delivery,
  loaded: LoadedMessage,
  measures: MeasuresOfARun,
): Promise<DeliveryOutcome | undefined> {
  const { services, context } = delivery;
  const { message } = loaded;
  const without = (state: 'failed' | 'skipped' | 'unknown', reason: string) =>
    record(delivery, loaded, { state, reason, attempts: message.attempts, activityId: '' });
  if (message.state === 'sending' && afterCrash(policyOf(delivery, message)) === 'holdForReview')
    return without('unknown', 'interrupted');
  const to = await addresseeOf(services, loaded);
  if (to === undefined) return without('skipped', isChannelKey(message.to) ? 'noSuchPlace' : 'noSuchPerson');
  if (isOvertaken(message, policyOf(delivery, message), to.file.messages)) return without('skipped', 'saidLater');
  const reached = await reachAddressee(delivery, to);
  if (reached.kind === 'never') return without('failed', reached.reason);
  if (reached.kind === 'notNow') return record(delivery, loaded, decided(delivery, loaded, reached.sent));
  const shown = await orFault(() => viewFor(services, context, to, message, measures));
  if ('fault' in shown)
    return record(delivery, loaded, decided(delivery, loaded, ourFault(delivery, loaded, shown.fault)));

  if ('skip' in shown) return without('skipped', shown.skip);

  const { conversation } = reached;
  const wait = await delivery.pacer.turn(conversation.conversationId);
  if (wait !== 'now')
    return record(delivery, loaded, decided(delivery, loaded, { kind: 'again', reason: 'throttled', afterMs: wait }));
  return delivery.pacer.inFlight(() => sendNow(delivery, loaded, to, conversation, shown));
}

const policyOf = ({ services }: Delivery, { kind }: Message): DeliveryPolicy => services.messageKinds[kind].policy;

type ToSend = Extract<MessageView, { readonly view: unknown }>;

async function sendNow(
  delivery: Delivery,
  loaded: LoadedMessage,
  to: Addressee,
  conversation: Conversation,
  shown: ToSend,
): Promise<DeliveryOutcome | undefined> {
  const { services, messenger, pacer, mayGoOn } = delivery;
  if (!mayGoOn()) return undefined;
  const marked = await markedBefore(delivery, loaded);
  if (marked === 'conflict') return undefined;
  await pacer.token();
  if (!mayGoOn()) {
    if (marked === loaded) return undefined;
    // Nothing was sent, so the next sender finds it as it was.
    const { attempts } = marked.message;
    return record(delivery, marked, { state: 'queued', reason: 'notSent', attempts, activityId: '' });
  }
  const tried = await orFault(() => messenger.send(conversation, shown.view));
  const sent = 'fault' in tried ? ourFault(delivery, loaded, tried.fault) : tried;
  if (sent.kind === 'again' && sent.reason === 'throttled')
    pacer.throttled(conversation.conversationId, sent.afterMs ?? 0);
  const outcome = await record(
    delivery,
    marked,
    decided(delivery, marked, sent),
    delivered(sent) ? shown.shown : undefined,
  );
  if (sent.kind === 'refused' && sent.unreachable) {
    await keepUnreachable(services, to, conversation, sent.reason);
  }
  return outcome;
}

/**
 * Marks a message that must not be sent twice, so that after a crash the next sender knows that it may have arrived.
 */
function markedBefore(delivery: Delivery, loaded: LoadedMessage): Promise<LoadedMessage | 'conflict'> {
  const { services, sender } = delivery;
  if (afterCrash(policyOf(delivery, loaded.message)) === 'tryAgain') return Promise.resolve(loaded);
  return services.store.outbox.startSending(loaded, sender);
}

/** A bug counts as a failed attempt of this message and stops no other. */
function ourFault({ onFault }: Delivery, { message }: LoadedMessage, fault: unknown): SendOutcome {
  onFault(message.key, fault);
  return { kind: 'again', reason: `fault: ${fault instanceof Error ? fault.name : 'unknown'}` };
}

async function orFault<T>(act: () => Promise<T>): Promise<T | { fault: unknown }> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof StorageUnavailable) throw fault;
    return { fault };
  }
}

const delivered = (sent: SendOutcome): boolean => sent.kind === 'delivered';

function decided(delivery: Delivery, { message }: LoadedMessage, sent: SendOutcome): DeliveryOutcome {
  const { services, context, jitter } = delivery;
  const policy = policyOf(delivery, message);
  const now = services.clock.now();
  const { today, calendar } = context;
  const noonThen = instantInLondon(plusWorkingDays(calendar, today, 1), '12:00');
  // From noon, so that a clock change at night does not move it by an hour.
  const nextWorkingDay = new Date(noonThen.getTime() + now.getTime() - instantInLondon(today, '12:00').getTime());
  return afterSend({ message, policy, sent, now, jitter: jitter(), nextWorkingDay });
}

/** Stores an outcome and retries while storage is down: a sent message must not be sent again. */
async function record(
  { services, time }: Delivery,
  loaded: LoadedMessage,
  outcome: DeliveryOutcome,
  shown: Shown = {},
): Promise<DeliveryOutcome | undefined> {
  const until = time.ms() + RECORD_PATIENCE_MS;
  for (;;) {
    try {
      const stored = await services.store.outbox.record(loaded, outcome, shown);
      return stored === 'recorded' ? outcome : undefined;
    } catch (fault) {
      if (!(fault instanceof StorageUnavailable) || time.ms() > until) throw fault;
      await time.pause(RECORD_AGAIN_MS);
    }
  }
}
