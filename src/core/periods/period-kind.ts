import type { Measure } from '../measures/measure.ts';
import { lengthOf, monthOf } from './make-period.ts';
import type { Frequency, Period, PeriodKind } from './period.ts';

type Kind = NonNullable<Measure['periodKind']>;

/** Surveys and one-offs have no fixed frequency; a year is suggested. */
const MONTHS = { monthly: 1, quarterly: 3, 'six-monthly': 6, annual: 12, survey: 12, 'one-off': 12 } as const;

const DEFAULTS = {
  monthly: 'month',
  quarterly: 'quarter',
  'six-monthly': 'half',
  annual: 'financial-year',
  survey: 'financial-year',
  'one-off': 'financial-year',
} as const satisfies Record<Frequency, PeriodKind>;

const WORDS: Record<Kind, string> = {
  month: 'a month',
  quarter: 'a financial quarter',
  half: 'a financial half-year',
  'financial-year': 'a financial year',
  'academic-year': 'an academic year',
  'calendar-year': 'a calendar year',
  'point-in-time': 'a point in time',
  span: 'a span',
  'half-and-year': 'a half-year and then the whole year',
};

export function monthsOf(frequency: Frequency): number {
  return MONTHS[frequency];
}

/** The kind for a frequency if nothing else is known. */
export function defaultKind(frequency: Frequency): PeriodKind {
  return DEFAULTS[frequency];
}

/**
 * The kind of period to ask for: the register's, else that of the latest reading, else by frequency (docs/rules.md,
 * "The kind of period a measure is asked for"). A kind longer than the frequency falls back to the frequency's own
 * kind, with a note.
 */
export function kindFor(
  frequency: Frequency,
  periodKind?: Kind,
  latest?: Period,
): { readonly kind: Kind; readonly note?: string } {
  const kind = periodKind ?? latest?.kind ?? defaultKind(frequency);
  if (!isLonger(kind, frequency)) return { kind };
  const instead = defaultKind(frequency);
  const whose = periodKind === undefined ? 'its latest reading is about' : 'the register says';
  return {
    kind: instead,
    note: `This measure is ${frequency}, but ${whose} ${WORDS[kind]}; it is asked about ${WORDS[instead]} at a time.`,
  };
}

/** Spans and points in time have no fixed length: they move by the frequency. */
function isLonger(kind: Kind, frequency: Frequency): boolean {
  if (kind === 'span' || kind === 'point-in-time') return false;
  return lengthOf(kind === 'half-and-year' ? 'half' : kind) > monthsOf(frequency);
}

/**
 * Whether two periods may be compared (docs/rules.md, "Which periods are compared"). Spans must have equal length and
 * both be in calendar years or both in months.
 */
export function samePeriodKind(a: Period, b: Period): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'span') return true;
  return inYears(a) === inYears(b) && monthsIn(a) === monthsIn(b);
}

const inYears = (span: Period) => span.text.startsWith('CY');
const monthsIn = (span: Period) => monthOf(span.end) - monthOf(span.start) + 1;
