import type Fraction from 'fraction.js';
import type { Direction, Measure } from '../../../core/measures/measure.ts';
import type { Limits } from './limits.ts';

/**
 * Whether the process as it is would reach a level: `always`, `sometimes` or `never` within its usual ups and downs.
 * Never said of people, and never shown as passed or failed.
 */
export type Assurance = 'always' | 'sometimes' | 'never';

/**
 * The level beside the latest limits (docs/rules.md, "Assurance"). On a limit it is met sometimes. Null for a neutral measure
 * and where there are no limits.
 */
export function assuranceOf(level: Fraction, limits: Limits | undefined, direction: Direction): Assurance | null {
  if (limits === undefined || direction === 'neutral') return null;
  const above = level.gt(limits.upper);
  const below = level.lt(limits.lower);
  if (!above && !below) return 'sometimes';
  return above === (direction === 'higher') ? 'never' : 'always';
}

/**
 * Whether the register calls the indicator a target, in a column `indicator_kind`. The framework's own indicators are
 * no targets (families committee, 2021), so without that word nothing is assured.
 */
export function isTarget({ extra }: Pick<Measure, 'extra'>): boolean {
  return extra['indicator_kind']?.trim().toLowerCase() === 'target';
}
