import { instantInLondon } from '../../core/calendar/day.ts';
import { nextWorkingMoment } from '../rules/quiet.ts';
import { isAway } from '../rules/who-hears.ts';
import type { TodayContext } from '../../core/services.ts';
import type { PersonFile } from '../../messaging/people.ts';

/** From when a person may be written to: now, or the morning on which they are back. */
export function backFrom({ backOn }: PersonFile, { now, today }: TodayContext): Date {
  return backOn !== undefined && isAway({ backOn }, today) ? instantInLondon(backOn, '00:00') : now;
}

/** Replies come within working hours; the message limits are for scheduled messages. */
export function replyMoment(to: PersonFile, context: TodayContext): Date {
  const { calendar, framework } = context;
  return nextWorkingMoment({ person: to.person, from: backFrom(to, context), calendar, quiet: framework.quiet });
}
