import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** A figure and its period, as a baseline has them. */
export type Baseline = { readonly value: string; readonly period: string };

/**
 * The baseline that is proposed where a measure has none: its first figure. Nobody's code sets it, for where the framework
 * began is for a person to say, with why. Undefined where there is a baseline, or no figure yet.
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
