import type { Day } from '../../../core/calendar/day.ts';
import type { WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import type { Person } from '../../../core/measures/people.ts';
import { type Message, newMessage } from '../../../messaging/rules/message.ts';
import { nextWorkingMoment } from '../../../messaging/rules/quiet.ts';
import type { MemberRequest, RequestAct } from './request.ts';

/** In milliseconds. News waits for the next quarter of an hour, so that it is told together. */
const GATHERS_FOR = 15 * 60_000;

export type NewsFacts = {
  readonly person: Pick<Person, 'key' | 'workDays'>;
  readonly request: Pick<MemberRequest, 'id'>;
  readonly what: RequestAct['what'];
  /** The moment of the act, or the morning on which an absence ends. */
  readonly from: Date;
  readonly calendar: WorkingCalendar;
  readonly quiet: QuietRules;
};

/**
 * News for the asker and the performance team: within working hours, everything of a quarter of an hour in one message.
 * The key is that moment, so later news joins it.
 */
export function newsOf({ person, request, what, from, calendar, quiet }: NewsFacts): Message {
  const quarter = new Date((Math.floor(from.getTime() / GATHERS_FOR) + 1) * GATHERS_FOR);
  const notBefore = nextWorkingMoment({ person, from: quarter, calendar, quiet });
  const topics = [{ code: request.id, period: '', milestone: { is: 'requestNews' as const, act: what } }];
  const key = `requestNews|${person.key}|${notBefore.toISOString()}`;
  return newMessage({ key, kind: 'requestNews', to: person.key, topics, run: 'reply' }, notBefore);
}

export function givenTo({ person, request, from, calendar, quiet }: Omit<NewsFacts, 'what'>, dueOn: Day): Message {
  const notBefore = nextWorkingMoment({ person, from, calendar, quiet });
  const topics = [{ code: request.id, period: '', milestone: { is: 'requestGiven' as const, dueOn } }];
  const key = `requestGiven|${person.key}|${request.id}|${dueOn}`;
  return newMessage({ key, kind: 'requestGiven', to: person.key, topics, run: 'reply' }, notBefore);
}
