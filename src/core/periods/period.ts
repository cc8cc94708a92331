import type { Day } from '../calendar/day.ts';

/** Kinds of period (docs/rules.md, "How a period is written"). Unlike kinds are never compared. */
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

/** `text` is the canonical spelling (`FY2025/26-H1`) and identifies the period. */
export type Period = {
  readonly text: string;
  readonly kind: PeriodKind;
  /** First day; equal to `end` for a point in time. */
  readonly start: Day;
  /** Last day, inclusive. */
  readonly end: Day;
};
