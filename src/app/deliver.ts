import type { Message } from '../domain/messages.ts';
import { countBy } from './count-by.ts';
import { messageView } from './message-view.ts';
import { type Needs, type Setting, settingOf } from './needs.ts';
import type { Messenger, PersonFile, SendOutcome } from './ports.ts';

/** A message is tried this often before it becomes a dead letter that the performance team sees. */
const MOST_ATTEMPTS = 5;

/** targeted = delivered + failed + skipped + unknown + waiting. */
export type DeliveryReport = {
  readonly targeted: number;
  readonly delivered: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  readonly unknown: number;
  readonly waiting: number;
};

type Outcome = {
  readonly state: 'delivered' | 'failed' | 'skipped' | 'unknown' | 'queued' | 'dead';
  readonly reason: string;
};

/**
 * Sends what may go now: the only path to a person. What a message says is decided here, from what is stored now, so
 * that nobody is asked for what came meanwhile. `parallel` sends at once, no more.
 */
export async function deliver(needs: Needs, messenger: Messenger, parallel: number): Promise<DeliveryReport> {
  const setting = await settingOf(needs);
  const ready = await needs.store.outbox.ready(setting.now, 1000);
  const outcomes: Outcome[] = [];
  const queue = [...ready];
  const worker = async () => {
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
      outcomes.push(await deliverOne(needs, setting, messenger, message));
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state);
  const reasons = (...states: Outcome['state'][]) =>
    countBy(outcomes.filter(({ state }) => states.includes(state)).map(({ reason }) => reason));
  return {
    targeted: ready.length,
    delivered: count('delivered').length,
    failed: reasons('failed', 'dead'),
    skipped: reasons('skipped'),
    unknown: count('unknown').length,
    waiting: count('queued').length,
  };
}

async function deliverOne(needs: Needs, setting: Setting, messenger: Messenger, message: Message): Promise<Outcome> {
  const record = async (
    outcome: Outcome,
    more: { activityId?: string; attempts?: number; notBefore?: string } = {},
  ) => {
    const { attempts = message.attempts + 1, activityId = '', notBefore } = more;
    await needs.store.outbox.record(message, {
      ...outcome,
      attempts,
      activityId,
      ...(notBefore !== undefined && { notBefore }),
    });
    return outcome;
  };
  const person = await needs.store.people.byKey(message.to);
  if (person === undefined) return record({ state: 'skipped', reason: 'noSuchPerson' });
  if (person.conversation?.reachable !== true)
    return record({ state: 'failed', reason: person.conversation?.why ?? 'noConversation' });
  const shown = await messageView(needs, setting, person, message);
  if ('skip' in shown) return record({ state: 'skipped', reason: shown.skip });
  const sent = await messenger.send(person.conversation, shown.view);
  switch (sent.kind) {
    case 'delivered': {
      const outcome = await record({ state: 'delivered', reason: '' }, { activityId: sent.activityId });
      await shown.after();
      return outcome;
    }
    case 'again': {
      // A 429 is no attempt (design, 6): the service only asked us to wait.
      const attempts = message.attempts + (sent.reason === 'throttled' ? 0 : 1);
      if (attempts >= MOST_ATTEMPTS) return record({ state: 'dead', reason: sent.reason }, { attempts });
      const notBefore = new Date(setting.now.getTime() + (sent.afterMs ?? 30_000 * 2 ** attempts)).toISOString();
      return record({ state: 'queued', reason: sent.reason }, { attempts, notBefore });
    }
    case 'unknown':
      return record({ state: 'unknown', reason: sent.reason });
    case 'refused':
      return refused(needs, person, sent, record);
  }
}

async function refused(
  needs: Needs,
  { person, conversation }: PersonFile,
  sent: Extract<SendOutcome, { kind: 'refused' }>,
  record: (outcome: Outcome) => Promise<Outcome>,
): Promise<Outcome> {
  if (sent.unreachable && conversation !== undefined) {
    await needs.store.people.keepConversation(person.key, { ...conversation, reachable: false, why: sent.reason });
  }
  return record({ state: 'failed', reason: sent.reason });
}
