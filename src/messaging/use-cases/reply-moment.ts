import { instantInLondon } from '../../core/calendar/day.ts';
import { nextWorkingMoment } from '../rules/quiet.ts';
import { isAway } from '../rules/who-hears.ts';
import type { TodayContext } from '../../core/services.ts';
import type { PersonFile } from '../people.ts';
import { type Message, newMessage } from '../rules/message.ts';

/** From when a person may be written to: now, or the morning on which they are back. */
export function backFrom({ backOn }: PersonFile, { now, today }: TodayContext): Date {
  return backOn !== undefined && isAway({ backOn }, today) ? instantInLondon(backOn, '00:00') : now;
}

/** A reply goes within working hours; the message limits are for scheduled messages. */
export function replyTo(
  to: PersonFile,
  context: TodayContext,
  message: Pick<Message, 'key' | 'kind' | 'topics'>,
): Message {
  const { calendar, framework } = context;
  const { person } = to;
  const notBefore = nextWorkingMoment({ person, from: backFrom(to, context), calendar, quiet: framework.quiet });
  return newMessage({ ...message, to: person.key, run: 'reply' }, notBefore);
}
