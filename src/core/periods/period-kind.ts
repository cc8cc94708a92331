import type { Measure } from '../measures/measure.ts';
import { lengthOf, monthOf } from './make-period.ts';
import type { Frequency, Period, PeriodKind } from './period.ts';

type Kind = NonNullable<Measure['periodKind']>;

/** Months between two readings. A survey and a one-off have no rhythm of their own; what is suggested is a year. */
const MONTHS = { monthly: 1, quarterly: 3, 'six-monthly': 6, annual: 12, survey: 12, 'one-off': 12 } as const;

const DEFAULTS = {
  monthly: 'month',
  quarterly: 'quarter',
  'six-monthly': 'half',
  annual: 'financial-year',
  survey: 'financial-year',
  'one-off': 'financial-year',
} as const satisfies Record<Frequency, PeriodKind>;

/** Words for a note to people. */
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

/** How many months lie between two readings of that frequency. */
export function monthsOf(frequency: Frequency): number {
  return MONTHS[frequency];
}

/** The kind of period of a measure that says nothing else: month, financial quarter, financial half, financial year. */
export function defaultKind(frequency: Frequency): PeriodKind {
  return DEFAULTS[frequency];
}

/**
 * The kind of period that a measure is asked for: what the register says, else the kind of its latest reading, else by
 * frequency (design, 5.4). A kind that is longer than the frequency cannot be due that often (a six-monthly measure
 * whose last published reading is a whole year), so it falls back to the frequency's own kind, with a note.
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

/** Spans and points in time have no length to be longer by: they move by the frequency. */
function isLonger(kind: Kind, frequency: Frequency): boolean {
  if (kind === 'span' || kind === 'point-in-time') return false;
  return lengthOf(kind === 'half-and-year' ? 'half' : kind) > monthsOf(frequency);
}

/**
 * Whether two periods may be compared (design, 5.4): of the same kind, and spans only when they are equally long and
 * both written in calendar years or both in months.
 */
export function samePeriodKind(a: Period, b: Period): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'span') return true;
  return inYears(a) === inYears(b) && monthsIn(a) === monthsIn(b);
}

const inYears = (span: Period) => span.text.startsWith('CY');
const monthsIn = (span: Period) => monthOf(span.end) - monthOf(span.start) + 1;
