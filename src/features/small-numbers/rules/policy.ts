import type { Measure } from '../../../core/measures/measure.ts';
import { unitKindOf } from '../../../core/measures/measure.ts';
import { compareDecimals } from '../../../core/numbers/decimal.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** Hides counts from 1 to `below` - 1 people, and rates with such a numerator or denominator. */
export type Policy = { readonly below: number };

/** Zero is shown, so "fewer than 2" would reveal one. */
const LEAST = 3;

/**
 * The policy of a measure (docs/rules.md, "Small numbers"). Undefined if it does not count people and has no own limit.
 */
export function policyOf(
  { countsPeople, suppressBelow }: Pick<Measure, 'countsPeople' | 'suppressBelow'>,
  smallNumber: number,
): Policy | undefined {
  if (!countsPeople && suppressBelow === undefined) return undefined;
  const below = suppressBelow ?? smallNumber;
  return below <= 1 ? undefined : { below: Math.max(LEAST, below) };
}

export type Unit = Pick<Measure, 'unit' | 'unitKind'>;

export const isCount = (measure: Unit): boolean => unitKindOf(measure) === 'count';

export const PARTS = ['value', 'numerator', 'denominator'] as const;
export type Part = (typeof PARTS)[number];

/** The numbers of people in a reading, by field. Unreadable ones are skipped. */
export function countsIn(
  reading: Pick<Reading, Part>,
  measure: Unit,
): { readonly part: Part; readonly count: string }[] {
  return PARTS.flatMap((part) => {
    const count = reading[part].trim();
    if (part === 'value' && !isCount(measure)) return [];
    return /^[+-]?\d+(\.\d+)?$/.test(count) ? [{ part, count }] : [];
  });
}

export const isNumber = (figure: string): boolean => /^\d+(\.\d+)?$/.test(figure);

/** Numbers up to twelve are common in text ("two weeks"), so they reveal nothing in words about something else. */
export const isSaidOfFew = (figure: string): boolean => compareDecimals(figure, '12') > 0;

/** Above zero and under the limit; zero reveals nothing about a person. */
export function isSmall(count: string, { below }: Policy): boolean {
  return compareDecimals(count, '0') > 0 && compareDecimals(count, String(below)) < 0;
}
