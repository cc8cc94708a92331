import { type Day, weekday } from '../calendar/day.ts';
import type { Period } from '../periods/period.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

const dateOf = (on: Day) => ({ year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), day: Number(on.slice(8)) });
const monthName = (day: Day) => MONTHS[dateOf(day).month - 1] ?? '';
const monthYear = (day: Day) => `${monthName(day)} ${dateOf(day).year}`;

/** `Wed 28 Oct`; with the year if it is not this year's. */
export function shortDay(day: Day, today?: Day): string {
  const { day: number, year } = dateOf(day);
  const text = `${WEEKDAYS[weekday(day) - 1] ?? ''} ${number} ${monthName(day).slice(0, 3)}`;
  return today === undefined || dateOf(today).year === year ? text : `${text} ${year}`;
}

/** `30 September 2026`. */
export function longDay(day: Day): string {
  return `${dateOf(day).day} ${monthYear(day)}`;
}

/** `10:05` in London. */
export function timeOfDay(instant: Date): string {
  return instant.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
}

/** The month in which the bot comes back: `April`; with the year if it is eleven months away or more. */
export function monthBack(day: Day, today: Day): string {
  const [now, then] = [dateOf(today), dateOf(day)];
  const away = (then.year - now.year) * 12 + then.month - now.month;
  return away < 11 ? monthName(day) : monthYear(day);
}

/**
 * `30 September 2026`, `October 2026`, `April to September 2026`, `the year to March 2026`, `the academic year
 * 2024/25`, `2024`, `2021 to 2023`, `July 2024 to June 2025`.
 */
export function periodWords(period: Period): string {
  const { kind, start, end } = period;
  switch (kind) {
    case 'point-in-time':
      return longDay(end);
    case 'month':
      return monthYear(end);
    case 'financial-year':
      return `the year to ${monthYear(end)}`;
    case 'academic-year':
      return `the academic year ${dateOf(start).year}/${String(dateOf(end).year).slice(2)}`;
    case 'calendar-year':
      return String(dateOf(end).year);
    case 'quarter':
    case 'half':
    case 'span':
      return spanWords(start, end);
  }
}

/** With a preposition: `at 30 September 2026`, `for October 2026`. */
export function periodPhrase(period: Period): string {
  return `${period.kind === 'point-in-time' ? 'at' : 'for'} ${periodWords(period)}`;
}

/** For a toast: `at 30 Sept`, with the year if it is not this year's. */
export function briefPeriod(period: Period, today: Day): string {
  if (period.kind !== 'point-in-time') return periodPhrase(period);
  const { year } = dateOf(period.end);
  return `at ${dayMonth(period.end)}${year === dateOf(today).year ? '' : ` ${year}`}`;
}

function dayMonth(day: Day): string {
  const month = monthName(day);
  const short = month.length > 5 ? month.slice(0, month === 'September' ? 4 : 3) : month;
  return `${dateOf(day).day} ${short}`;
}

/** For a narrow column of figures: `30 Sept 2026`; other periods as in `periodWords`. */
export function factPeriod(period: Period): string {
  return period.kind === 'point-in-time' ? `${dayMonth(period.end)} ${dateOf(period.end).year}` : periodWords(period);
}

/** `since March 2022`, `since the year to March 2025`. */
export function sincePhrase(period: Period): string {
  return `since ${period.kind === 'point-in-time' ? monthYear(period.end) : periodWords(period)}`;
}

function spanWords(start: Day, end: Day): string {
  const [first, last] = [dateOf(start), dateOf(end)];
  if (start.endsWith('-01-01') && end.endsWith('-12-31')) {
    return first.year === last.year ? String(last.year) : `${first.year} to ${last.year}`;
  }
  return first.year === last.year
    ? `${monthName(start)} to ${monthYear(end)}`
    : `${monthYear(start)} to ${monthYear(end)}`;
}

/** For the axis of a chart: `Mar 2026`, `2024/25`, `2023`. */
export function tickWords({ kind, start, end }: Period): string {
  if (kind === 'academic-year' || kind === 'financial-year') {
    return `${dateOf(start).year}/${String(dateOf(end).year).slice(2)}`;
  }
  if (kind === 'calendar-year') return String(dateOf(end).year);
  return `${monthName(end).slice(0, 3)} ${dateOf(end).year}`;
}
