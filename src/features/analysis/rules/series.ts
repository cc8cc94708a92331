import type Fraction from 'fraction.js';
import type { Measure } from '../../../core/measures/measure.ts';
import { samePeriodKind } from '../../../core/periods/period-kind.ts';
import type { Period } from '../../../core/periods/period.ts';
import { exact } from '../../../core/numbers/decimal.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Step } from '../../../core/measures/choices.ts';
import { missingBetween } from './rhythm.ts';

/** One comparable figure. */
export type Figure = {
  readonly period: Period;
  readonly value: string;
  readonly amount: Fraction;
  /** Periods of the measure's rhythm that have no figure between the one before and this one. */
  readonly missing: readonly Period[];
};

/** Figures from one step to the next, oldest first; `step` is absent for the first. */
export type Stretch = { readonly step?: Step; readonly figures: readonly Figure[] };

/** Readings of the same kind of period up to and including one, oldest first: unlike periods are never compared. */
export function comparable<Known extends Pick<Reading, 'period'>>(readings: readonly Known[], period: Period): Known[] {
  return readings
    .filter((reading) => samePeriodKind(reading.period, period) && reading.period.end <= period.end)
    .sort((a, b) => a.period.end.localeCompare(b.period.end));
}

/** Comparable readings, oldest first, as figures, each with the periods that are missing before it. */
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

/** Parts the figures where people recorded a step. A step before the first figure, or after the last, parts nothing. */
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

/** Indexes of figures that follow one another without a gap, as runs: a missing period breaks the sequence (10.1). */
export function unbrokenRuns(figures: readonly Figure[]): number[][] {
  const runs: number[][] = [];
  figures.forEach(({ missing }, index) => {
    const current = runs.at(-1);
    if (current === undefined || missing.length > 0) runs.push([index]);
    else current.push(index);
  });
  return runs;
}
