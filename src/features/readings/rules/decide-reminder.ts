import { dayInLondon } from '../../../core/calendar/day.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import type { RoundFacts } from './decide-ask.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { saidTo, waitingOf } from './message-history.ts';
import { type Stage, stageOn } from './stages.ts';
import { isChased, type Owed } from './still-owed.ts';

/**
 * One reminder for everything of a person that was asked for and is soon due, or late: once three working days before
 * the due day, once two working days after it, and then silence. After a gap only the newest of the two is said. What
 * was never asked for is the ask's to say; a round that has had its three messages is left alone, and so is whoever was
 * written to six times in half a year: of them the manager's list speaks.
 */
export function decideReminder(facts: RoundFacts): Message | 'alreadySaid' | 'nothing' {
  const { person: file, owed, now, calendar, quiet, run } = facts;
  const { person, heardOn, messages } = file;
  const today = dayInLondon(now);
  const said = saidTo(messages);
  const asked = saidTo(messages.filter(({ state }) => state !== 'queued'));
  const stages = (on: typeof today) =>
    owed
      .filter((one) => isChased(one, today) && asked.has(one, 'ask'))
      .map((one) => ({ one, stage: stageOn(one.due, on, facts) }))
      .filter(({ stage }) => stage !== 'ask');
  if (stages(today).length === 0) return 'nothing';
  if (said.inHalfYearTo(now) >= quiet.messagesAHalfYear) return 'alreadySaid';
  const notBefore = nextAllowedMoment({ person, heardOn, from: now, calendar, quiet });
  // What has come due by the day on which it goes is said with it, as it will stand then.
  const unsaid = stages(dayInLondon(notBefore)).filter(({ one, stage }) => !said.has(one, ...atLeast(stage)));
  const mayStillHear = unsaid.filter(({ one }) => said.inRound(one.due.period.end) < quiet.messagesARound);
  const isNow = ({ one }: { one: Owed }) => stageOn(one.due, today, facts) !== 'ask';
  if (!mayStillHear.some(isNow)) return 'alreadySaid';
  const topics = mayStillHear.map(({ one, stage }) => ({
    code: one.code,
    period: one.due.period.text,
    milestone: { is: stage },
  }));
  const waiting = waitingOf('reminder', messages);
  if (waiting !== undefined) return { ...waiting, topics: [...waiting.topics, ...topics] };
  const key = `remind|${person.key}|${dayInLondon(notBefore)}`;
  return newMessage({ key, kind: 'reminder', to: person.key, topics, run }, notBefore);
}

/** Having said that something is late, nobody says that it soon will be. */
function atLeast(stage: Stage): Stage[] {
  return stage === 'late' ? ['late'] : ['reminder', 'late'];
}
