import { addDays, type Day, dayInLondon, instantInLondon, weekday } from '../../core/calendar/day.ts';
import { isWorkingDay, plusWorkingDays, type WorkingCalendar } from '../../core/calendar/working-days.ts';
import type { QuietRules } from '../../core/measures/quiet-rules.ts';
import type { Person } from '../../core/measures/people.ts';
import { type Message, newMessage, type Recipient } from './message.ts';
import type { TodayContext } from '../../core/services.ts';
import type { PersonKey } from '../../core/measures/measure.ts';

export type QuietFacts = {
  readonly person: { readonly key: Recipient } & Pick<Person, 'workDays'>;
  /** Days on which this person was, or will be, written to. */
  readonly heardOn: readonly Day[];
  readonly from: Date;
  readonly calendar: WorkingCalendar;
  readonly quiet: QuietRules;
};

/**
 * The first moment at which a scheduled message may go (docs/rules.md, "When a scheduled message may go"): on an
 * allowed weekday that is a working day and one of theirs, between the allowed times, spread over them by the person,
 * and within the message limits.
 */
export function nextAllowedMoment({ person, heardOn, from, calendar, quiet }: QuietFacts): Date {
  const weekdays = weekdaysOf(person.workDays, quiet.days);
  let on = dayInLondon(from);
  for (let looked = 0; looked < 366; looked += 1, on = addDays(on, 1)) {
    if (!weekdays.includes(weekday(on)) || !isWorkingDay(calendar, on)) continue;
    if (heardTooMuch(on, heardOn, calendar, quiet)) continue;
    const moment = new Date(Math.max(from.getTime(), spreadMoment(on, person.key, quiet).getTime()));
    if (moment <= instantInLondon(on, quiet.to)) return moment;
  }
  throw new RangeError('no day of the coming year is allowed: look at the quiet rules and closure days');
}

/** Their working days among the allowed ones, or else their first. */
function weekdaysOf(workDays: readonly number[], allowed: readonly number[]): readonly number[] {
  if (workDays.length === 0) return allowed;
  const both = workDays.filter((number) => allowed.includes(number));
  return both.length > 0 ? both : [Math.min(...workDays)];
}

function heardTooMuch(on: Day, heardOn: readonly Day[], calendar: WorkingCalendar, quiet: QuietRules): boolean {
  if (heardOn.filter((day) => day === on).length >= quiet.perDay) return true;
  // All five-day windows that hold this day, because messages planned after it count too.
  return [-4, -3, -2, -1, 0].some((back) => {
    const first = plusWorkingDays(calendar, on, back);
    const last = plusWorkingDays(calendar, first, 4);
    return heardOn.filter((day) => day >= first && day <= last).length >= quiet.perFiveWorkingDays;
  });
}

/** The allowed start plus a part of the allowed span that depends only on the person, to the minute. */
function spreadMoment(on: Day, key: string, quiet: QuietRules): Date {
  const start = instantInLondon(on, quiet.from);
  const minutes = (instantInLondon(on, quiet.to).getTime() - start.getTime()) / 60_000;
  return new Date(start.getTime() + (hash(key) % Math.max(1, Math.floor(minutes))) * 60_000);
}

/** FNV-1a: the same everywhere, and not secret. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

/** Whether a run is held (docs/rules.md, "Held runs"): it reaches too many people, and far more than any recent run. */
export function isRunHeld({
  people,
  recent,
  quiet,
}: {
  people: number;
  recent: readonly number[];
  quiet: QuietRules;
}): boolean {
  return people > quiet.holdAbovePeople && people >= quiet.holdTimes * Math.max(0, ...recent);
}

/** The first digest day after a day (Tuesday by default). A bank holiday moves it, as the quiet rules say. */
export function nextDigestDay(after: Day, { managersOn }: Pick<QuietRules, 'managersOn'>): Day {
  const days = (managersOn - weekday(after) + 7) % 7;
  return addDays(after, days === 0 ? 7 : days);
}

/**
 * The first moment at which an answer to what a person did may go (docs/rules.md, "Answers to what a person did"):
 * within working hours on a working day of theirs. Message limits do not apply.
 */
export function nextWorkingMoment({ person, from, calendar, quiet }: Omit<QuietFacts, 'heardOn'>): Date {
  let on = dayInLondon(from);
  for (let looked = 0; looked < 366; looked += 1, on = addDays(on, 1)) {
    if (!isWorkingDay(calendar, on)) continue;
    if (person.workDays.length > 0 && !person.workDays.includes(weekday(on))) continue;
    const moment = new Date(Math.max(from.getTime(), instantInLondon(on, quiet.from).getTime()));
    if (moment <= instantInLondon(on, quiet.to)) return moment;
  }
  throw new RangeError('no day of the coming year is a working day: look at the closure days');
}

/** From when a person may be written to: now, or the morning on which they are back. */
export function backFrom({ backOn }: Pick<Hearer, 'backOn'>, { now, today }: TodayContext): Date {
  return backOn !== undefined && isAway({ backOn }, today) ? instantInLondon(backOn, '00:00') : now;
}

/** A reply goes within working hours; the message limits are for scheduled messages. */
export function replyTo(
  to: { readonly profile: QuietFacts['person'] } & Pick<Hearer, 'backOn'>,
  context: TodayContext,
  message: Pick<Message, 'key' | 'kind' | 'topics'>,
): Message {
  const { calendar, framework } = context;
  const { profile: person } = to;
  const notBefore = nextWorkingMoment({ person, from: backFrom(to, context), calendar, quiet: framework.quiet });
  return newMessage({ ...message, to: person.key, run: 'reply' }, notBefore);
}

/** `backOn` is the day on which an absence that they told us of ends. */
export type Hearer = { readonly key: PersonKey; readonly backOn?: Day };

/** A person as a possible recipient. */
export function hearerOf(
  file: { readonly profile: Pick<Person, 'key'>; readonly backOn?: Day } | undefined,
): Hearer | undefined {
  return file && { key: file.profile.key, ...(file.backOn !== undefined && { backOn: file.backOn }) };
}

/** While a person is away, nothing scheduled reaches them. */
export function isAway({ backOn }: Pick<Hearer, 'backOn'>, on: Day): boolean {
  return backOn !== undefined && on < backOn;
}

/**
 * Who is written to about a measure on a day (docs/rules.md, "While a person is away"): its owner; while the owner is
 * away its deputy, unless away as well; otherwise no one, and the measure is on the manager's list.
 */
export function whoHears(owner: Hearer | undefined, deputy: Hearer | undefined, on: Day): PersonKey | undefined {
  if (owner === undefined) return undefined;
  if (!isAway(owner, on)) return owner.key;
  return deputy !== undefined && !isAway(deputy, on) ? deputy.key : undefined;
}
