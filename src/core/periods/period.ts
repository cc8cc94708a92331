import type { Day } from '../calendar/day.ts';

/** The kinds of span or date that a value can be about (design, 5.4). Unlike kinds are never compared. */
export const PERIOD_KINDS = [
  'month',
  'quarter',
  'half',
  'financial-year',
  'academic-year',
  'calendar-year',
  'point-in-time',
  'span',
] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export const FREQUENCIES = ['monthly', 'quarterly', 'six-monthly', 'annual', 'survey', 'one-off'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What a value is about. `text` is the one canonical spelling (`FY2025/26-H1`) and identifies the period. */
export type Period = {
  readonly text: string;
  readonly kind: PeriodKind;
  /** First day; for a point in time the same as `end`. */
  readonly start: Day;
  /** Last day, included. */
  readonly end: Day;
};
