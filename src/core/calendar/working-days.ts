import { type Day, dayNumber, type DayNumber, dayOfNumber, weekdayOfNumber } from './day.ts';

/** Which days the council works: no weekends, none of the days off it is given (bank holidays, closure days). */
export type WorkingCalendar = { readonly daysOff: ReadonlySet<Day> };

/** Whether the council works on that day. */
export function isWorkingDay(calendar: WorkingCalendar, on: Day): boolean {
  return worksOn(offIn(calendar), dayNumber(on));
}

/**
 * The working day `count` working days after (negative: before) a day. The day itself is not counted, so 0 is the day
 * itself even when nobody works on it.
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

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  const off = offIn(calendar);
  const last = dayNumber(to);
  let count = 0;
  for (let on = dayNumber(from) + 1; on <= last; on += 1) if (worksOn(off, on)) count += 1;
  return count;
}

const worksOn = (off: ReadonlySet<DayNumber>, on: DayNumber): boolean => weekdayOfNumber(on) <= 5 && !off.has(on);

/** Days off as numbers, made once for a calendar: a run of asks counts hundreds of thousands of days by one. */
const numbersOf = new WeakMap<ReadonlySet<Day>, ReadonlySet<DayNumber>>();

function offIn({ daysOff }: WorkingCalendar): ReadonlySet<DayNumber> {
  const known = numbersOf.get(daysOff);
  if (known !== undefined) return known;
  const numbers = new Set([...daysOff].map(dayNumber));
  numbersOf.set(daysOff, numbers);
  return numbers;
}
