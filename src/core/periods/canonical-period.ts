import { Temporal } from 'temporal-polyfill';
import type { Day } from '../calendar/day.ts';
import { lastDayOf, monthNumber, periodAround, pointInTime, spanOfMonths, spanOfYears } from './make-period.ts';
import type { Period } from './period.ts';

/** The period, with a note where the text was ambiguous; or the problem and its cure. */
export type PeriodRead =
  | { readonly kind: 'read'; readonly period: Period; readonly note?: string }
  | { readonly kind: 'unreadable'; readonly problem: string; readonly cure: string };

/** Years outside this range are typing errors: 2205 for 2025. */
const EARLIEST = 1900;
const LATEST = 2100;

/** The stored forms (docs/rules.md, "How a period is written"). */
const FORMS: readonly (readonly [RegExp, (...groups: string[]) => PeriodRead])[] = [
  [/^FY(\d{4})\/(\d{2})$/, (year, next) => yearPair('FY', year, next) ?? around('financial-year', year, 4)],
  [/^AY(\d{4})\/(\d{2})$/, (year, next) => yearPair('AY', year, next) ?? around('academic-year', year, 9)],
  [/^FY(\d{4})\/(\d{2})-H(\d)$/, (year, next, half) => yearPair('FY', year, next) ?? financialHalf(year, half)],
  [
    /^FY(\d{4})\/(\d{2})-Q(\d)$/,
    (year, next, quarter) => yearPair('FY', year, next) ?? financialQuarter(year, quarter),
  ],
  [/^CY(\d{4})$/, (year) => outside(year) ?? around('calendar-year', year, 1)],
  [/^CY(\d{4})\.\.(\d{4})$/, (from, to) => outside(from, to) ?? years(Number(from), Number(to))],
  [/^(\d{4})-(\d{2})$/, (year, month) => outside(year) ?? noSuchMonth(month) ?? around('month', year, Number(month))],
  [/^(\d{4})-(\d{2})-(\d{2})$/, (year, month, day) => outside(year) ?? noSuchMonth(month) ?? onDay(year, month, day)],
  [
    /^(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})$/,
    (fromYear, fromMonth, toYear, toMonth) =>
      outside(fromYear, toYear) ??
      noSuchMonth(fromMonth, toMonth) ??
      months(monthNumber(Number(fromYear), Number(fromMonth)), monthNumber(Number(toYear), Number(toMonth))),
  ],
];

/** Reads a canonical form; undefined if the text has none of the shapes. */
export function readCanonical(text: string): PeriodRead | undefined {
  for (const [shape, make] of FORMS) {
    const match = shape.exec(text);
    if (match) return make(...match.slice(1));
  }
  return undefined;
}

/** Reads a stored period; throws a RangeError for any other text. */
export function periodOf(text: string): Period {
  const read = readCanonical(text);
  if (read?.kind !== 'read' || read.period.text !== text) throw new RangeError('Not the canonical text of a period.');
  return read.period;
}

export function unreadable(problem: string, cure: string): PeriodRead {
  return { kind: 'unreadable', problem, cure };
}

const read = (period: Period): PeriodRead => ({ kind: 'read', period });

const around = (kind: Parameters<typeof periodAround>[0], year: string | undefined, month: number) =>
  read(periodAround(kind, monthNumber(Number(year), month)));

function yearPair(letters: 'FY' | 'AY', year = '', next = ''): PeriodRead | undefined {
  const wanted = String((Number(year) + 1) % 100).padStart(2, '0');
  if (next === wanted) return outside(year);
  const later = Number(next) > Number(year.slice(2));
  return unreadable(
    `${year}/${next} is not one year: the year after ${year} is written ${wanted}.`,
    `Write ${letters}${year}/${wanted} for one year${later ? `, or CY${year}..${year.slice(0, 2)}${next} for calendar years` : ''}.`,
  );
}

function outside(...all: (string | undefined)[]): PeriodRead | undefined {
  const odd = all.find((year) => Number(year) < EARLIEST || Number(year) > LATEST);
  if (odd === undefined) return undefined;
  return unreadable(`The year ${odd} is not between ${EARLIEST} and ${LATEST}.`, 'Please check the year.');
}

function financialHalf(year = '', half = ''): PeriodRead {
  if (half === '1' || half === '2') return around('half', year, half === '1' ? 4 : 10);
  return unreadable(`There is no half ${half}.`, 'H1 is April to September, H2 is October to March.');
}

function financialQuarter(year = '', quarter = ''): PeriodRead {
  const number = Number(quarter);
  if (number >= 1 && number <= 4) return around('quarter', year, 4 + 3 * (number - 1));
  return unreadable(`There is no quarter ${quarter}.`, 'Q1 is April to June, and so on to Q4, January to March.');
}

function noSuchMonth(...all: (string | undefined)[]): PeriodRead | undefined {
  const odd = all.find((month) => Number(month) < 1 || Number(month) > 12);
  if (odd === undefined) return undefined;
  return unreadable(`There is no month ${odd}.`, 'Write a month as 2025-03: the year, then 01 to 12.');
}

function onDay(year = '', month = '', day = ''): PeriodRead {
  const last = lastDayOf(monthNumber(Number(year), Number(month)));
  if (Number(day) >= 1 && `${year}-${month}-${day}` <= last) {
    return read(pointInTime(Temporal.PlainDate.from(`${year}-${month}-${day}`).toString() as Day));
  }
  return unreadable(`There is no day ${day} in ${year}-${month}.`, `The last day of that month is ${last}.`);
}

function years(from: number, to: number): PeriodRead {
  if (to < from) return reversed(`CY${to}..${from}`);
  return to === from ? around('calendar-year', String(from), 1) : read(spanOfYears(from, to));
}

function months(from: number, to: number): PeriodRead {
  if (to < from) return reversed(spanOfMonths(to, from).text);
  return read(to === from ? periodAround('month', from) : spanOfMonths(from, to));
}

function reversed(otherWay: string): PeriodRead {
  return unreadable('The span ends before it starts.', `If it is the other way round, write ${otherWay}.`);
}
