import { addDays, type Day } from '../calendar/day.ts';
import type { Period, PeriodKind } from './period.ts';

/**
 * Months since year 0: `2025-03` is 2025 × 12 + 2. Every period but a point in time is a run of whole months, so that
 * moving it is an addition.
 */
type MonthNumber = number;

/** Length in months and first month (1 to 12) of kinds with a fixed length. */
const SHAPES = {
  month: { length: 1, firstMonth: 1 },
  quarter: { length: 3, firstMonth: 4 },
  half: { length: 6, firstMonth: 4 },
  'financial-year': { length: 12, firstMonth: 4 },
  'academic-year': { length: 12, firstMonth: 9 },
  'calendar-year': { length: 12, firstMonth: 1 },
} as const;

export type RegularKind = keyof typeof SHAPES;

export function lengthOf(kind: RegularKind): number {
  return SHAPES[kind].length;
}

export function monthNumber(year: number, month: number): MonthNumber {
  return year * 12 + month - 1;
}

export function monthOf(day: Day): MonthNumber {
  return monthNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

/** The period of a kind that contains the month: March 2026 is in FY2025/26 and in its fourth quarter. */
export function periodAround(kind: RegularKind, month: MonthNumber): Period {
  const { length, firstMonth } = SHAPES[kind];
  const into = (((month - (firstMonth - 1)) % length) + length) % length;
  const first = month - into;
  return ofMonths(kind, textOf(kind, first), first, length);
}

/** Whole calendar years, both inclusive: CY2021..2023. */
export function spanOfYears(from: number, to: number): Period {
  return ofMonths('span', `CY${four(from)}..${four(to)}`, monthNumber(from, 1), (to - from + 1) * 12);
}

/** Whole months, both inclusive: 2024-07..2025-06. */
export function spanOfMonths(from: MonthNumber, to: MonthNumber): Period {
  return ofMonths('span', `${monthText(from)}..${monthText(to)}`, from, to - from + 1);
}

export function pointInTime(on: Day): Period {
  return { text: on, kind: 'point-in-time', start: on, end: on };
}

export function lastDayOf(month: MonthNumber): Day {
  return addDays(firstDay(month + 1), -1);
}

function ofMonths(kind: PeriodKind, text: string, first: MonthNumber, count: number): Period {
  return { text, kind, start: firstDay(first), end: lastDayOf(first + count - 1) };
}

function textOf(kind: RegularKind, first: MonthNumber): string {
  const year = Math.floor(first / 12);
  // January to March belong to the financial year that began the April before.
  const financialYear = `FY${twoYears(first % 12 < 3 ? year - 1 : year)}`;
  const monthOfFinancialYear = (first % 12) - 3 + (first % 12 < 3 ? 12 : 0);
  switch (kind) {
    case 'month':
      return monthText(first);
    case 'quarter':
      return `${financialYear}-Q${monthOfFinancialYear / 3 + 1}`;
    case 'half':
      return `${financialYear}-H${monthOfFinancialYear / 6 + 1}`;
    case 'financial-year':
      return financialYear;
    case 'academic-year':
      return `AY${twoYears(year)}`;
    case 'calendar-year':
      return `CY${four(year)}`;
  }
}

const firstDay = (month: MonthNumber) => `${monthText(month)}-01` as Day;

const four = (year: number) => String(year).padStart(4, '0');
const two = (number: number) => String(number).padStart(2, '0');
const twoYears = (year: number) => `${four(year)}/${two((year + 1) % 100)}`;
const monthText = (month: MonthNumber) => `${four(Math.floor(month / 12))}-${two((month % 12) + 1)}`;
