import { addDays, type Day, weekday } from './day.ts';

/** Which days the council works: no weekends, none of the days off it is given (bank holidays, closure days). */
export type WorkingCalendar = { readonly daysOff: ReadonlySet<Day> };

/** Whether the council works on that day. */
export function isWorkingDay(calendar: WorkingCalendar, on: Day): boolean {
  return weekday(on) <= 5 && !calendar.daysOff.has(on);
}

/**
 * The working day `count` working days after (negative: before) a day. The day itself is not counted, so 0 is the day
 * itself even when nobody works on it.
 */
export function plusWorkingDays(calendar: WorkingCalendar, from: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let on = from;
  for (let left = Math.abs(count); left > 0;) {
    on = addDays(on, step);
    if (isWorkingDay(calendar, on)) left -= 1;
  }
  return on;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let on = from; on < to;) {
    on = addDays(on, 1);
    if (isWorkingDay(calendar, on)) count += 1;
  }
  return count;
}
