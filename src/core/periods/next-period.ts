import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '../calendar/day.ts';
import type { Measure } from '../measures/measure.ts';
import { lastDayOf, lengthOf, monthOf, periodAround, pointInTime, spanOfMonths, spanOfYears } from './make-period.ts';
import { monthsOf } from './period-kind.ts';
import type { Frequency, Period } from './period.ts';

export { defaultKind, kindFor, samePeriodKind } from './period-kind.ts';

type Kind = NonNullable<Measure['periodKind']>;

/**
 * The next period for a measure of that frequency (docs/rules.md, "The next period"). Years, halves and quarters move
 * by the longer of their own length and the frequency; other kinds by the frequency. Month ends stick: 30 September,
 * six-monthly → 31 March. If `periodKind` differs from the period's kind, the result is the first period of that kind
 * that ends later: after FY2023/24 a half is FY2024/25-H1. `half-and-year` gives FY2025/26-H1, FY2025/26, FY2026/27-H1.
 * For surveys and one-offs the next year is only a suggestion.
 */
export function nextPeriod(period: Period, frequency: Frequency, periodKind: Kind = period.kind): Period {
  if (periodKind === 'half-and-year') {
    const half = firstEndingAfter(period.end, 'half');
    // The second half ends with the year, and the year is reported instead.
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

/** FY2024/25-H1 before FY2025/26-H1; 2024-02-29 before 2025-02-28 (both month ends). */
export function yearEarlier(period: Period): Period {
  return moved(period, -12);
}

/**
 * The latest period of a kind that ended before today, for a measure without readings. Points in time and months end
 * with the frequency's own periods (annual: 31 March), so that the result does not depend on the day of the import. A
 * span is the twelve months up to there.
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

/** The last month before today that ends a period of the frequency. March ends one for every frequency. */
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
      // Calendar years stay whole, so they move by at least a year.
      return period.text.startsWith('CY') ? spanOfYears(from / 12, (to - 11) / 12) : spanOfMonths(from, to);
    }
    default:
      return periodAround(period.kind, start + atLeast(lengthOf(period.kind), months));
  }
}

function atLeast(least: number, months: number): number {
  return Math.sign(months) * Math.max(least, Math.abs(months));
}

/** The last day of a month stays the last day. */
function sameDay(on: Day, months: number): Day {
  if (on === lastDayOf(monthOf(on))) return lastDayOf(monthOf(on) + months);
  return Temporal.PlainDate.from(on).add({ months }).toString() as Day;
}
