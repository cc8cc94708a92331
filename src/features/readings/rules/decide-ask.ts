import { dayInLondon } from '../../../core/calendar/day.ts';
import { plusWorkingDays } from '../../../core/calendar/working-days.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { type Listener, saidTo, waitingOf } from './message-history.ts';
import type { Rules } from './stages.ts';
import { isChased, type Owed } from './still-owed.ts';

export type RoundFacts = Rules & {
  readonly person: Listener;
  readonly owed: readonly Owed[];
  readonly now: Date;
  readonly run: string;
};

/** One ask for everything of a person that is open, due soon and not yet asked for. Deciding again adds nothing. */
export function decideAsk(facts: RoundFacts): Message | 'alreadySaid' | 'nothing' {
  const { person: file, now, calendar, quiet, run } = facts;
  const { profile, heardOn, messages } = file;
  const wanted = toAskFor(facts);
  if (wanted.length === 0) return 'nothing';
  const said = saidTo(messages);
  const unsaid = wanted.filter((one) => !said.has(one, 'ask'));
  if (unsaid.length === 0) return 'alreadySaid';
  const topics = unsaid.map(({ code, due }) => ({ code, period: due.period.text, milestone: { is: 'ask' as const } }));
  const waiting = waitingOf('ask', messages);
  if (waiting !== undefined) return { ...waiting, topics: [...waiting.topics, ...topics] };
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from: now, calendar, quiet });
  const key = `ask|${profile.key}|${dayInLondon(notBefore)}`;
  return newMessage({ key, kind: 'ask', to: profile.key, topics, run }, notBefore);
}

function toAskFor({ owed, now, calendar, quiet }: RoundFacts): readonly Owed[] {
  const today = dayInLondon(now);
  const horizon = plusWorkingDays(calendar, today, quiet.askAhead);
  return owed.filter((one) => isChased(one, today) && one.due.dueOn <= horizon);
}
