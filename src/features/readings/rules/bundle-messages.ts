import type { Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays } from '../../../core/calendar/working-days.ts';
import type { Message, MessageKind } from '../../../messaging/rules/message.ts';
import { waitingOf } from './message-history.ts';
import type { Rules } from './stages.ts';

export type RideFacts = Rules & {
  readonly messages: readonly Message[];
  readonly on: readonly MessageKind[];
  /** The day on which it came up. */
  readonly since: Day;
  readonly nextAsk?: Day;
  readonly today: Day;
};

export type Ride =
  | { readonly kind: 'with'; readonly message: Message }
  | { readonly kind: 'wait'; readonly until: Day }
  | { readonly kind: 'alone' };

/**
 * Whether something goes with another message, so that a person who owns figures, leads an objective and leads a
 * group gets one message and not three: with a message that is pending, the best of `on` first; else with the next
 * ask if that is at most `waitForAsk` working days after it came up; else alone.
 */
export function rideOf({ messages, on, since, nextAsk, today, calendar, quiet }: RideFacts): Ride {
  const waiting = on.flatMap((kind) => waitingOf(kind, messages) ?? [])[0];
  if (waiting !== undefined) return { kind: 'with', message: waiting };
  const latest = plusWorkingDays(calendar, since, quiet.waitForAsk);
  return nextAsk !== undefined && nextAsk > today && nextAsk <= latest
    ? { kind: 'wait', until: nextAsk }
    : { kind: 'alone' };
}
