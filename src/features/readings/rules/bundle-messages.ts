import type { Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays } from '../../../core/calendar/working-days.ts';
import type { Message, MessageKind } from '../../../messaging/rules/message.ts';
import { waitingOf } from './message-history.ts';
import type { Rules } from './stages.ts';

/** What a lead is asked for, beside their figures: from when, and what else they are to hear. */
export type RideFacts = Rules & {
  readonly messages: readonly Message[];
  /** Messages that it may go with, the best first. */
  readonly on: readonly MessageKind[];
  /** The day on which it came up. */
  readonly since: Day;
  /** The next day on which something of theirs opens, and they are asked. */
  readonly nextAsk?: Day;
  readonly today: Day;
};

export type Ride =
  | { readonly kind: 'with'; readonly message: Message }
  | { readonly kind: 'wait'; readonly until: Day }
  | { readonly kind: 'alone' };

/**
 * Whether something goes with another message instead of by itself, so that a person who owns figures, leads an objective
 * and leads a group is written to once and not three times: with a message that waits to go; else with the next ask, if
 * that is near (`waitForAsk` working days after it came up at most); else alone.
 */
export function rideOf({ messages, on, since, nextAsk, today, calendar, quiet }: RideFacts): Ride {
  const waiting = on.flatMap((kind) => waitingOf(kind, messages) ?? [])[0];
  if (waiting !== undefined) return { kind: 'with', message: waiting };
  const latest = plusWorkingDays(calendar, since, quiet.waitForAsk);
  return nextAsk !== undefined && nextAsk > today && nextAsk <= latest
    ? { kind: 'wait', until: nextAsk }
    : { kind: 'alone' };
}
