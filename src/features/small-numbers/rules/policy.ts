import type { Measure } from '../../../core/measures/measure.ts';
import { compareDecimals } from '../../../core/numbers/decimal.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** Counts of 1 to `below` - 1 people are hidden, and every rate with such a numerator or denominator. */
export type Policy = { readonly below: number };

/** Nought is shown, so "fewer than 2" would say one: the least that hides anything is three. */
const LEAST = 3;

/**
 * A measure's policy for small numbers (docs/rules.md, "Small numbers"): no national threshold, so one per measure.
 * Undefined where nothing is hidden: the measure does not count people and has no limit of its own.
 */
export function policyOf(
  { countsPeople, suppressBelow }: Pick<Measure, 'countsPeople' | 'suppressBelow'>,
  smallNumber: number,
): Policy | undefined {
  if (!countsPeople && suppressBelow === undefined) return undefined;
  const below = suppressBelow ?? smallNumber;
  return below <= 1 ? undefined : { below: Math.max(LEAST, below) };
}

/** Units in which a value is no number of people but made from two of them. */
const RATE = /^(%|percent|per cent)|\bper\b|score|rate|ratio|index|average/i;

/** Whether a measure's value is itself a number of people. */
export function isCount({ unit }: Pick<Measure, 'unit'>): boolean {
  return !RATE.test(unit.trim());
}

export const PARTS = ['value', 'numerator', 'denominator'] as const;
export type Part = (typeof PARTS)[number];

/** The numbers of people that a reading holds, by where they stand; what cannot be read as a number is none. */
export function countsIn(
  reading: Pick<Reading, Part>,
  measure: Pick<Measure, 'unit'>,
): { readonly part: Part; readonly count: string }[] {
  return PARTS.flatMap((part) => {
    const count = reading[part].trim();
    if (part === 'value' && !isCount(measure)) return [];
    return /^[+-]?\d+(\.\d+)?$/.test(count) ? [{ part, count }] : [];
  });
}

/** Whether a number of people is small: above nought and under the limit. Nought itself says nothing of anybody. */
export function isSmall(count: string, { below }: Policy): boolean {
  return compareDecimals(count, '0') > 0 && compareDecimals(count, String(below)) < 0;
}
