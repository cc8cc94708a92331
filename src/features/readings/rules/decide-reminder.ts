import { dayInLondon } from '../../../core/calendar/day.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import type { RoundFacts } from './decide-ask.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { saidTo, waitingOf } from './message-history.ts';
import { type Stage, stageOn } from './stages.ts';
import { isChased, type Owed } from './still-owed.ts';

/**
 * One reminder for everything of a person that was asked for and is soon due or late: three working days before the
 * due day, and two working days after it. After a gap only the newer of the two is sent. A round that has had its
 * three messages gets no more, nor does a person with six messages in half a year: those are on the manager's list.
 */
export function decideReminder(facts: RoundFacts): Message | 'alreadySaid' | 'nothing' {
  const { person: file, owed, now, calendar, quiet, run } = facts;
  const { profile, heardOn, messages } = file;
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
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from: now, calendar, quiet });
  // Includes what is due by the day on which it is sent, as it will be then.
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
  const key = `remind|${profile.key}|${dayInLondon(notBefore)}`;
  return newMessage({ key, kind: 'reminder', to: profile.key, topics, run }, notBefore);
}

/** After "late" no "due soon" is sent. */
function atLeast(stage: Stage): Stage[] {
  return stage === 'late' ? ['late'] : ['reminder', 'late'];
}
