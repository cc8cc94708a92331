import type Fraction from 'fraction.js';
import type { Measure } from '../../../core/measures/measure.ts';
import { samePeriodKind, monthsOf } from '../../../core/periods/period-kind.ts';
import type { Period, Frequency } from '../../../core/periods/period.ts';
import { exact } from '../../../core/numbers/decimal.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Step } from '../../../core/measures/choices.ts';
import { daysBetween } from '../../../core/calendar/day.ts';
import { lengthOf } from '../../../core/periods/make-period.ts';
import { nextPeriod } from '../../../core/periods/next-period.ts';

export type Figure = {
  readonly period: Period;
  readonly value: string;
  readonly amount: Fraction;
  /** Expected periods directly before it. */
  readonly missing: readonly Period[];
};

/** Figures between two steps, oldest first; the first stretch has no step. */
export type Stretch = { readonly step?: Step; readonly figures: readonly Figure[] };

/** Oldest first, up to and including one. Unlike periods are never compared. */
export function comparable<Known extends Pick<Reading, 'period'>>(readings: readonly Known[], period: Period): Known[] {
  return readings
    .filter((reading) => samePeriodKind(reading.period, period) && reading.period.end <= period.end)
    .sort((a, b) => a.period.end.localeCompare(b.period.end));
}

export function figuresOf(
  readings: readonly Pick<Reading, 'period' | 'value'>[],
  measure: Pick<Measure, 'frequency' | 'periodKind'>,
): Figure[] {
  return readings.map(({ period, value }, index): Figure => {
    const before = readings[index - 1];
    const missing = before === undefined ? [] : missingBetween(before.period, period, measure);
    return { period, value, amount: exact(value), missing };
  });
}

/** A step before the first figure or after the last has no effect. */
export function partedBySteps(figures: readonly Figure[], steps: readonly Step[]): Stretch[] {
  const inOrder = [...steps].sort((a, b) => a.from.end.localeCompare(b.from.end));
  let rest = figures;
  let step: Step | undefined;
  const stretches: Stretch[] = [];
  for (const next of inOrder) {
    const first = rest.findIndex(({ period }) => period.end >= next.from.end);
    if (first === -1) break;
    if (first > 0) stretches.push({ ...(step && { step }), figures: rest.slice(0, first) });
    rest = rest.slice(first);
    step = next;
  }
  stretches.push({ ...(step && { step }), figures: rest });
  return stretches;
}

/** Indexes of consecutive figures. A missing period ends a run (docs/rules.md, "Which figures are compared"). */
export function unbrokenRuns(figures: readonly Figure[]): number[][] {
  const runs: number[][] = [];
  figures.forEach(({ missing }, index) => {
    const current = runs.at(-1);
    if (current === undefined || missing.length > 0) runs.push([index]);
    else current.push(index);
  });
  return runs;
}

type Rhythm = Pick<Measure, 'frequency' | 'periodKind'>;

const DAYS_IN_A_MONTH = 365.25 / 12;
/** Bounds the list if a period was mistyped. */
const MOST_MISSING = 400;

/**
 * Missing periods between two figures of one kind, by the measure's frequency. Surveys and one-offs have no frequency,
 * so nothing is missing. Points in time may shift by up to half the frequency (the pay survey is in some week of
 * April). If the whole year follows a half-year, the next figure of the same kind is a year later.
 */
export function missingBetween(earlier: Period, later: Period, measure: Rhythm): Period[] {
  const frequency = rhythmOf(measure, earlier);
  if (frequency === undefined) return [];
  const slack = (monthsBetween(frequency, earlier) * DAYS_IN_A_MONTH) / 2;
  const missing: Period[] = [];
  for (
    let next = nextPeriod(earlier, frequency);
    daysBetween(next.end, later.end) > slack && missing.length < MOST_MISSING;
    next = nextPeriod(next, frequency)
  ) {
    missing.push(next);
  }
  return missing;
}

function rhythmOf({ frequency, periodKind }: Rhythm, period: Period): Frequency | undefined {
  if (frequency === 'survey' || frequency === 'one-off') return undefined;
  const turns = period.kind === 'half' || period.kind === 'financial-year';
  return periodKind === 'half-and-year' && turns ? 'annual' : frequency;
}

/** A kind longer than the frequency sets the step: whole years of a six-monthly measure are yearly. */
function monthsBetween(frequency: Frequency, { kind }: Period): number {
  const months = monthsOf(frequency);
  return kind === 'point-in-time' || kind === 'span' ? months : Math.max(months, lengthOf(kind));
}
