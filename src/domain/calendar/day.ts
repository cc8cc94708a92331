import { Temporal } from 'temporal-polyfill';

/**
 * A calendar day in London, written `2026-09-30`. Text rather than a Temporal object, so that a day is compared with
 * `<`, stored as it is, and told apart by a test; Temporal does the arithmetic inside these functions.
 */
export type Day = string & { readonly kind: 'Day' };

/** Reads `YYYY-MM-DD`; throws a RangeError for anything that is no real date. For people's input use `readDay`. */
export function day(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

/** The day that it is in London at an instant: half past midnight in British Summer Time is the new day. */
export function dayInLondon(instant: Date): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .toString() as Day;
}

/** The instant of a wall-clock time (`HH:MM`) in London on a day. */
export function instantInLondon(on: Day, time: string): Date {
  const zoned = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: 'Europe/London', plainTime: time });
  return new Date(zoned.epochMilliseconds);
}

/** The day `count` calendar days later; negative counts go back. */
export function addDays(from: Day, count: number): Day {
  return Temporal.PlainDate.from(from).add({ days: count }).toString() as Day;
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(of: Day): number {
  return Temporal.PlainDate.from(of).dayOfWeek;
}

/** The ISO week that a day lies in: `2026-W48`. Weeks begin on Monday; the year is the week's, not always the day's. */
export function isoWeek(of: Day): string {
  const { weekOfYear = 0, yearOfWeek = 0 } = Temporal.PlainDate.from(of);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
