import { Temporal } from 'temporal-polyfill';

/**
 * A calendar day in London, `2026-09-30`. It is a string so that days compare with `<` and can be stored as they are.
 * Days are counted as whole numbers rather than with Temporal, because one run of asks counts thousands of working
 * days.
 */
export type Day = string & { readonly kind: 'Day' };

const DAY_MS = 86_400_000;

/** Days since 1 January 1970. */
export type DayNumber = number;

/** A date without a time is read as midnight UTC, where every day has 24 hours. */
export function dayNumber(of: Day): DayNumber {
  return Date.parse(of) / DAY_MS;
}

/** Cache: one run asks for the same months again and again. */
const days = new Map<DayNumber, Day>();
const DAYS_KEPT = 4_000;

/** Throws a RangeError for a number that is no day. */
export function dayOfNumber(number: DayNumber): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const made = new Date(number * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length) as Day;
  if (days.size >= DAYS_KEPT) days.clear();
  days.set(number, made);
  return made;
}

export function weekdayOfNumber(number: DayNumber): number {
  // 1 January 1970 was a Thursday. The outer remainder handles days before it.
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Reads `YYYY-MM-DD`; throws a RangeError for anything but a real date. For people's input use `readDay`. */
export function day(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

const HOUR_MS = 3_600_000;
/** Cache of one hour: one action asks for the same instant many times. */
let lastAsked: { readonly hour: number; readonly day: Day } | undefined;

/**
 * The London day of an instant. Half past midnight in British Summer Time is the new day (docs/rules.md, "A day is a
 * day in London").
 */
export function dayInLondon(instant: Date): Day {
  // London's midnight is a full hour in UTC, in winter and in summer.
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  if (lastAsked?.hour === hour) return lastAsked.day;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/London');
  lastAsked = { hour, day: zoned.toPlainDate().toString() as Day };
  return lastAsked.day;
}

/** Cache: one run asks for the same few instants. */
const instants = new Map<string, number>();
const INSTANTS_KEPT = 200;

/** The instant of a wall-clock time (`HH:MM`) in London. */
export function instantInLondon(on: Day, time: string): Date {
  const name = `${on} ${time}`;
  const known = instants.get(name);
  if (known !== undefined) return new Date(known);
  const zoned = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: 'Europe/London', plainTime: time });
  if (instants.size >= INSTANTS_KEPT) instants.clear();
  instants.set(name, zoned.epochMilliseconds);
  return new Date(zoned.epochMilliseconds);
}

/** The day `count` calendar days later; a negative count goes back. */
export function addDays(from: Day, count: number): Day {
  return dayOfNumber(dayNumber(from) + count);
}

/** Calendar days between two days; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekday(of: Day): number {
  return weekdayOfNumber(dayNumber(of));
}

/** ISO week, `2026-W48`. Weeks begin on Monday; the year is the week's, not always the day's. */
export function isoWeek(of: Day): string {
  const { weekOfYear = 0, yearOfWeek = 0 } = Temporal.PlainDate.from(of);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
