import type Fraction from 'fraction.js';
import type { Measure } from '../../../core/measures/measure.ts';
import { compareDecimals, exact } from '../../../core/numbers/decimal.ts';
import type { Analysis } from './analyse.ts';
import type { Limits } from './limits.ts';

/**
 * Why an indicator asks little: it was met when the framework began, or the usual ups and downs reach it, now and then
 * or always, with nothing done.
 */
export type EasyIndicator = {
  readonly reason: 'baselineMet' | 'chanceMeetsIt' | 'alwaysMet';
  readonly indicator: string;
  /** The baseline's figure and period, for `baselineMet`. */
  readonly baseline?: { readonly value: string; readonly period: string };
};

type Indicated = Pick<Measure, 'direction' | 'indicatorValue' | 'baselineValue' | 'baselinePeriod'>;

/**
 * The easy-indicator check, for the performance team when an indicator is set and once a year: councillors feared that
 * targets draw people to the easy ones (families committee, 2021). Null where nothing is easy, where the measure takes
 * no side or has no indicator, and for chance also where there are too few figures for limits.
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

/** Whether something beside a level (negative under it, positive over it) is as good as the level or better. */
function meets(beside: number, direction: 'higher' | 'lower'): boolean {
  return direction === 'higher' ? beside >= 0 : beside <= 0;
}

/** The best and the worst that the usual ups and downs bring. */
function endsOf({ lower, upper }: Limits, direction: 'higher' | 'lower'): [Fraction, Fraction] {
  return direction === 'higher' ? [upper, lower] : [lower, upper];
}
