import { addDays, type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import type { Rules } from '../../readings/rules/stages.ts';
import { isChased, type Owed } from '../../readings/rules/still-owed.ts';
import { isNudged } from './digest-items.ts';

export type NudgeFacts = Rules & {
  readonly owed: Owed;
  readonly by: PersonKey;
  readonly hearer?: { readonly profile: Pick<Person, 'key' | 'workDays'>; readonly heardOn: readonly Day[] };
  readonly now: Date;
};

export type NudgeOutcome =
  | { readonly kind: 'notOpen' }
  | { readonly kind: 'nobodyToAsk' }
  | { readonly kind: 'tooSoon'; readonly again: Day }
  /** `heldBack`: they get another message today, so it goes on a later day. */
  | { readonly kind: 'nudged'; readonly due: DueReading; readonly message: Message; readonly heldBack: boolean };

/**
 * A nudge for a due reading: at most one in `quiet.nudgeEvery` days, on a day on which the person may get a message. It
 * counts towards their daily limit.
 */
export function decideNudge({ owed, by, hearer, now, calendar, quiet }: NudgeFacts): NudgeOutcome {
  const { code, due } = owed;
  const today = dayInLondon(now);
  if (!isChased(owed, today)) return { kind: 'notOpen' };
  if (due.nudged !== undefined && isNudged(due, today, { quiet })) {
    return { kind: 'tooSoon', again: addDays(dayInLondon(new Date(due.nudged.at)), quiet.nudgeEvery) };
  }
  if (hearer === undefined) return { kind: 'nobodyToAsk' };
  const { profile, heardOn } = hearer;
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from: now, calendar, quiet });
  const times = (due.nudged?.times ?? 0) + 1;
  const period = due.period.text;
  const message = newMessage(
    {
      key: `nudge|${profile.key}|${code}|${period}|${times}`,
      kind: 'nudge',
      to: profile.key,
      topics: [{ code, period, milestone: { is: 'nudge' } }],
      run: 'reply',
    },
    notBefore,
  );
  const nudged = { by, at: now.toISOString(), to: profile.key, goesOn: dayInLondon(notBefore), times };
  return { kind: 'nudged', due: { ...due, nudged }, message, heldBack: heardOn.includes(today) };
}
