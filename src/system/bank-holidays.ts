import Holidays from 'date-holidays';
import { day, type Day, weekday } from '../core/calendar/day.ts';

const calendar = new Holidays('GB', 'ENG', { types: ['public', 'bank'], timezone: 'Europe/London' });
/** Kept, for a year takes the library eight milliseconds. */
const known = new Map<number, readonly Day[]>();
const holidaysOf = (year: number) => calendar.getHolidays(year).map(({ date }) => day(date.slice(0, 10)));

/**
 * England's bank holidays of the years, both ends in, in order: the days that GOV.UK lists, so with the substitute day
 * where one falls on a weekend, and with the days moved or added by proclamation (VE Day 2020, the Platinum Jubilee and
 * the State Funeral of 2022, the Coronation of 2023). The library has all of these right from 2018 to 2031; a
 * proclamation to come is mended by a newer library or by a closure day in `framework.yaml`.
 */
export function englandsBankHolidays(fromYear: number, toYear: number): Day[] {
  const days = new Set<Day>();
  for (let year = fromYear; year <= toYear; year += 1) {
    const ofYear = known.get(year) ?? holidaysOf(year);
    known.set(year, ofYear);
    for (const holiday of ofYear) days.add(holiday);
  }
  // On a weekend nobody works anyway, and the holiday is its substitute day.
  return [...days].filter((on) => weekday(on) <= 5).sort();
}
