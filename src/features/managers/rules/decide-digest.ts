import { addDays, type Day, dayInLondon, isoWeek } from '../../../core/calendar/day.ts';
import { counts, type Topic, type Message, newMessage, topicName } from '../../../messaging/rules/message.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { type Listener, waitingOf } from '../../readings/rules/message-history.ts';
import type { Rules } from '../../readings/rules/stages.ts';
import { type DigestItem, inReadingOrder } from './digest-items.ts';

export type DigestFacts = Rules & {
  readonly manager: Listener;
  readonly items: readonly DigestItem[];
  readonly now: Date;
  readonly run: string;
};

/**
 * A manager's weekly digest, keyed by the week: only what is new or needs a decision (docs/rules.md, "A manager's
 * digest"). Earlier digests that did not fail count as told, so deciding again adds nothing.
 */
export function decideDigest(facts: DigestFacts): Message | 'alreadySaid' | 'nothing' {
  const { manager, items, now, calendar, quiet, run } = facts;
  const { profile, heardOn, messages } = manager;
  if (items.length === 0) return 'nothing';
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from: now, calendar, quiet });
  const goesOn = dayInLondon(notBefore);
  const saidOn = lastSaid(messages);
  const unsaid = items.filter((item) => isToBeSaid(item, saidOn.get(topicName(topicOf(item))), goesOn, quiet));
  if (unsaid.length === 0) return 'alreadySaid';
  const waiting = waitingOf('managerDigest', messages);
  if (waiting !== undefined) return { ...waiting, topics: [...waiting.topics, ...unsaid.map(topicOf)] };
  const key = `manager|${profile.key}|${isoWeek(goesOn)}`;
  if (messages.some((message) => message.key === key)) return 'alreadySaid';
  // Include everything that needs a decision, so that it does not come alone in another week.
  const topics = inReadingOrder(items.filter((item) => item.wants || unsaid.includes(item))).map(topicOf);
  return newMessage({ key, kind: 'managerDigest', to: profile.key, topics, run }, notBefore);
}

function isToBeSaid(
  { wants }: DigestItem,
  saidOn: Day | undefined,
  goesOn: Day,
  { decisionsAgain }: Rules['quiet'],
): boolean {
  return saidOn === undefined || (wants && addDays(saidOn, decisionsAgain) <= goesOn);
}

function lastSaid(messages: readonly Message[]): Map<string, Day> {
  const said = new Map<string, Day>();
  for (const message of messages) {
    if (message.kind !== 'managerDigest' || !counts(message)) continue;
    const on = dayInLondon(new Date(message.notBefore));
    for (const topic of message.topics) {
      const name = topicName(topic);
      if (on > (said.get(name) ?? '')) said.set(name, on);
    }
  }
  return said;
}

const topicOf = ({ code, due, milestone }: DigestItem): Topic => ({ code, period: due.period.text, milestone });
