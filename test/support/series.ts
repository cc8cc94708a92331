import type { AnalysedMeasure } from '../../src/features/analysis/rules/analyse.ts';
import type { Reading } from '../../src/core/readings/reading.ts';
import { aMeasure, aReading } from './examples.ts';

/** Readings of calendar years from 2000 on; `undefined` is a year without one. */
export function yearly(...values: readonly (string | number | undefined)[]): Reading[] {
  return values.flatMap((value, index) => (value === undefined ? [] : [aReading(`CY${2000 + index}`, String(value))]));
}

/** An annual measure that is better lower. */
export const annual = (change: Partial<AnalysedMeasure> = {}) => aMeasure({ frequency: 'annual', ...change });
