import type { Reading } from '../../../core/readings/reading.ts';
import type Fraction from 'fraction.js';
import type { LiveMeasure, Measure } from '../../../core/measures/measure.ts';
import { compareDecimals, exact } from '../../../core/numbers/decimal.ts';
import type { Analysis } from './analyse.ts';
import type { Limits } from './limits.ts';

/** Why an indicator is easy: the baseline met it, or usual variation reaches it sometimes or always. */
export type EasyIndicator = {
  readonly reason: 'baselineMet' | 'chanceMeetsIt' | 'alwaysMet';
  readonly indicator: string;
  readonly baseline?: { readonly value: string; readonly period: string };
};

type Indicated = Pick<Measure, 'direction' | 'indicatorValue' | 'baselineValue' | 'baselinePeriod'>;

/**
 * Checks an indicator when it is set and once a year (docs/rules.md, "Easy indicators"). Null if it is not easy, if the
 * measure is neutral or has none; the check of chance needs limits.
 */
export function easyIndicator(measure: Indicated, analysis: Analysis): EasyIndicator | null {
  const { indicatorValue: indicator, baselineValue, baselinePeriod, direction } = measure;
  if (indicator === undefined || direction === 'neutral') return null;
  if (baselineValue !== undefined && meets(compareDecimals(baselineValue, indicator), direction)) {
    return { reason: 'baselineMet', indicator, baseline: { value: baselineValue, period: baselinePeriod } };
  }
  const limits = analysis.segments.at(-1)?.usual?.limits;
  if (limits === undefined) return null;
  const [best, worst] = endsOf(limits, direction);
  const level = exact(indicator);
  if (meets(worst.compare(level), direction)) return { reason: 'alwaysMet', indicator };
  return meets(best.compare(level), direction) ? { reason: 'chanceMeetsIt', indicator } : null;
}

/** `order` is negative below the level and positive above it. */
function meets(order: number, direction: 'higher' | 'lower'): boolean {
  return direction === 'higher' ? order >= 0 : order <= 0;
}

function endsOf({ lower, upper }: Limits, direction: 'higher' | 'lower'): [Fraction, Fraction] {
  return direction === 'higher' ? [upper, lower] : [lower, upper];
}

export type Baseline = { readonly value: string; readonly period: string };

/**
 * The first figure, if the measure has no baseline. A person has to confirm it, with a reason (docs/rules.md, "The
 * baseline").
 */
export function proposedBaseline(
  { baselineValue }: Pick<LiveMeasure, 'baselineValue'>,
  readings: readonly Reading[],
): Baseline | undefined {
  if (baselineValue !== undefined) return undefined;
  const given = readings.filter(({ value }) => value.trim() !== '');
  const [first] = [...given].sort((a, b) => a.period.end.localeCompare(b.period.end));
  return first && { value: first.value, period: first.period.text };
}
