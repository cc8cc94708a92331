import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../calendar/day.ts';
import type { Measure } from '../measures/measure.ts';
import { lastDayOf, lengthOf, monthOf, periodAround, pointInTime, spanOfMonths, spanOfYears } from './make-period.ts';
import { monthsOf } from './period-kind.ts';
import type { Frequency, Period } from './period.ts';

export { defaultKind, kindFor, samePeriodKind } from './period-kind.ts';

type Kind = NonNullable<Measure['periodKind']>;

/**
 * The period that follows one, for a measure of that frequency. Years, halves and quarters move by the longer of their
 * own length and the frequency; months, spans and points in time by the frequency, and month ends stick (30 September,
 * six-monthly → 31 March). Where the measure's kind is another than the period's, it is the first of that kind that
 * ends later: after FY2023/24 a half is FY2024/25-H1. `half-and-year` is FY2025/26-H1, FY2025/26, FY2026/27-H1. A
 * survey or a one-off moves a year: nothing opens it but the performance team, who see this as a suggestion.
 */
export function nextPeriod(period: Period, frequency: Frequency, periodKind: Kind = period.kind): Period {
  if (periodKind === 'half-and-year') {
    const half = firstEndingAfter(period.end, 'half');
    // The second half ends with the year, and the year is what is reported.
    return half.text.endsWith('-H1') ? half : firstEndingAfter(period.end, 'financial-year');
  }
  if (periodKind === period.kind) return moved(period, monthsOf(frequency));
  switch (periodKind) {
    case 'span':
      return moved(period, monthsOf(frequency)); // how long a span would be, only a span can tell
    case 'point-in-time':
      return moved(pointInTime(period.end), monthsOf(frequency));
    case 'month':
      return periodAround('month', monthOf(period.end) + monthsOf(frequency));
    default:
      return firstEndingAfter(period.end, periodKind);
  }
}

/** The same period a year earlier: FY2024/25-H1 before FY2025/26-H1, 2024-02-29 before 2025-02-28 (both month ends). */
export function yearEarlier(period: Period): Period {
  return moved(period, -12);
}

/**
 * The latest period of that kind that ended before today, for a measure that has no reading yet. Points in time and
 * months are those where the frequency's own periods end (annual: 31 March; six-monthly: 30 September too), so that
 * what is asked does not depend on the day of the import; a span, of unknown length, is the twelve months up to there.
 */
export function latestEnded(kind: Kind, frequency: Frequency, today: Day): Period {
  const month = latestMonthEnd(frequency, today);
  switch (kind) {
    case 'half-and-year': {
      const half = latestEnded('half', 'six-monthly', today);
      return half.text.endsWith('-H1') ? half : latestEnded('financial-year', 'annual', today);
    }
    case 'point-in-time':
      return pointInTime(lastDayOf(month));
    case 'month':
      return periodAround('month', month);
    case 'span':
      return spanOfMonths(month - 11, month);
    default: {
      const current = periodAround(kind, monthOf(today));
      return periodAround(kind, monthOf(current.start) - 1);
    }
  }
}

/** The last month that had ended before today and with which a period of the frequency ends: March is one for all. */
function latestMonthEnd(frequency: Frequency, today: Day): number {
  const step = monthsOf(frequency);
  const ended = monthOf(today) - 1;
  return ended - ((((ended - 2) % step) + step) % step);
}

function firstEndingAfter(end: Day, kind: Parameters<typeof periodAround>[0]): Period {
  return periodAround(kind, monthOf(addDays(end, 1)));
}

function moved(period: Period, months: number): Period {
  const start = monthOf(period.start);
  switch (period.kind) {
    case 'point-in-time':
      return pointInTime(sameDay(period.end, months));
    case 'span': {
      const step = period.text.startsWith('CY') ? atLeast(12, months) : months;
      const [from, to] = [start + step, monthOf(period.end) + step];
      // Calendar years stay whole years, so they move by a year even where a figure is wanted more often.
      return period.text.startsWith('CY') ? spanOfYears(from / 12, (to - 11) / 12) : spanOfMonths(from, to);
    }
    default:
      return periodAround(period.kind, start + atLeast(lengthOf(period.kind), months));
  }
}

/** At least so many months, in the direction of the move. */
function atLeast(least: number, months: number): number {
  return Math.sign(months) * Math.max(least, Math.abs(months));
}

/** The day so many months on; the last day of a month stays the last day. */
function sameDay(on: Day, months: number): Day {
  if (on === lastDayOf(monthOf(on))) return lastDayOf(monthOf(on) + months);
  return Temporal.PlainDate.from(on).add({ months }).toString() as Day;
}
