import Holidays from 'date-holidays';
import { day, type Day, weekday } from '../core/calendar/day.ts';

const calendar = new Holidays('GB', 'ENG', { types: ['public', 'bank'], timezone: 'Europe/London' });
/** Cached: a year takes the library eight milliseconds. */
const known = new Map<number, readonly Day[]>();
const holidaysOf = (year: number) => calendar.getHolidays(year).map(({ date }) => day(date.slice(0, 10)));

/**
 * As GOV.UK lists them, in order. The library is right from 2018 to 2031; a new proclamation needs a newer library, or
 * a closure day in `framework.yaml`.
 */
export function englandsBankHolidays(fromYear: number, toYear: number): Day[] {
  const days = new Set<Day>();
  for (let year = fromYear; year <= toYear; year += 1) {
    const ofYear = known.get(year) ?? holidaysOf(year);
    known.set(year, ofYear);
    for (const holiday of ofYear) days.add(holiday);
  }
  // A holiday on a weekend has a substitute day, which counts.
  return [...days].filter((on) => weekday(on) <= 5).sort();
}
