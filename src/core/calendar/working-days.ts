import { type Day, dayNumber, type DayNumber, dayOfNumber, weekdayOfNumber } from './day.ts';

/** Days off besides weekends: bank holidays and closure days. */
export type WorkingCalendar = { readonly daysOff: ReadonlySet<Day> };

export function isWorkingDay(calendar: WorkingCalendar, on: Day): boolean {
  return worksOn(offIn(calendar), dayNumber(on));
}

/**
 * The day `count` working days after (negative: before) a day. A count of 0 gives the day itself, even if it is no
 * working day.
 */
export function plusWorkingDays(calendar: WorkingCalendar, from: Day, count: number): Day {
  const off = offIn(calendar);
  const step = count < 0 ? -1 : 1;
  let on = dayNumber(from);
  for (let left = Math.abs(count); left > 0;) {
    on += step;
    if (worksOn(off, on)) left -= 1;
  }
  return dayOfNumber(on);
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  const off = offIn(calendar);
  const last = dayNumber(to);
  let count = 0;
  for (let on = dayNumber(from) + 1; on <= last; on += 1) if (worksOn(off, on)) count += 1;
  return count;
}

const worksOn = (off: ReadonlySet<DayNumber>, on: DayNumber): boolean => weekdayOfNumber(on) <= 5 && !off.has(on);

/** Cache of days off as numbers: one run of asks counts hundreds of thousands of days. */
const numbersOf = new WeakMap<ReadonlySet<Day>, ReadonlySet<DayNumber>>();

function offIn({ daysOff }: WorkingCalendar): ReadonlySet<DayNumber> {
  const known = numbersOf.get(daysOff);
  if (known !== undefined) return known;
  const numbers = new Set([...daysOff].map(dayNumber));
  numbersOf.set(daysOff, numbers);
  return numbers;
}
