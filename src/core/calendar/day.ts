import { Temporal } from 'temporal-polyfill';

/**
 * A calendar day in London, written `2026-09-30`. Text rather than a Temporal object, so that a day is compared with
 * `<`, stored as it is, and told apart by a test. Temporal reads days and knows the clock changes; days are counted as
 * whole numbers, since working days are counted one by one, thousands of times for one run of asks.
 */
export type Day = string & { readonly kind: 'Day' };

const DAY_MS = 86_400_000;

/** A day as a whole number, the days since 1 January 1970: for whoever counts many. */
export type DayNumber = number;

/** A day without a time is read as midnight in Greenwich, where every day has 24 hours. */
export function dayNumber(of: Day): DayNumber {
  return Date.parse(of) / DAY_MS;
}

/** Days that were asked for lately: a run counts the same months for everybody. */
const days = new Map<DayNumber, Day>();
const DAYS_KEPT = 4_000;

/** The day of a number; throws a RangeError for what is none. */
export function dayOfNumber(number: DayNumber): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const made = new Date(number * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length) as Day;
  if (days.size >= DAYS_KEPT) days.clear();
  days.set(number, made);
  return made;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOfNumber(number: DayNumber): number {
  // 1 January 1970 was a Thursday; the outer remainder is for days before it.
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Reads `YYYY-MM-DD`; throws a RangeError for anything that is no real date. For people's input use `readDay`. */
export function day(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

const HOUR_MS = 3_600_000;
/** The hour that was asked about last, with its day: whatever happens at one time asks many times over. */
let lastAsked: { readonly hour: number; readonly day: Day } | undefined;

/** The day that it is in London at an instant: half past midnight in British Summer Time is the new day. */
export function dayInLondon(instant: Date): Day {
  // London's midnight lies on a full hour of Greenwich, in winter as in summer.
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  if (lastAsked?.hour === hour) return lastAsked.day;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/London');
  lastAsked = { hour, day: zoned.toPlainDate().toString() as Day };
  return lastAsked.day;
}

/** Instants that were asked for lately: a run asks for the same few of everybody. */
const instants = new Map<string, number>();
const INSTANTS_KEPT = 200;

/** The instant of a wall-clock time (`HH:MM`) in London on a day. */
export function instantInLondon(on: Day, time: string): Date {
  const name = `${on} ${time}`;
  const known = instants.get(name);
  if (known !== undefined) return new Date(known);
  const zoned = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: 'Europe/London', plainTime: time });
  if (instants.size >= INSTANTS_KEPT) instants.clear();
  instants.set(name, zoned.epochMilliseconds);
  return new Date(zoned.epochMilliseconds);
}

/** The day `count` calendar days later; negative counts go back. */
export function addDays(from: Day, count: number): Day {
  return dayOfNumber(dayNumber(from) + count);
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(of: Day): number {
  return weekdayOfNumber(dayNumber(of));
}

/** The ISO week that a day lies in: `2026-W48`. Weeks begin on Monday; the year is the week's, not always the day's. */
export function isoWeek(of: Day): string {
  const { weekOfYear = 0, yearOfWeek = 0 } = Temporal.PlainDate.from(of);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
