import type { LiveMeasure } from '../../domain/measures/measure.ts';
import type { Reading } from '../../domain/readings/reading.ts';
import type { Needs, Setting } from '../needs.ts';
import type { MeasureFile } from '../ports.ts';
import { relativesOfARun } from '../relatives.ts';
import { openCopy } from '../thrive/explainer-facts.ts';

/** What anybody may know of a measure. */
export type KnownOutside = { readonly measure: LiveMeasure; readonly readings: readonly Reading[] };

/**
 * A measure as anybody may see it: released figures, no small number, nor a baseline that is one; no figure at all of one
 * that is exempt. Oldest first.
 */
export async function knownOutside(
  needs: Pick<Needs, 'store'>,
  file: MeasureFile,
  setting: Setting,
): Promise<KnownOutside> {
  const copy = await openCopy(file, setting, relativesOfARun(needs, setting.framework));
  if (copy !== undefined) return { measure: copy.measure, readings: copy.shown };
  const { baselineValue: _baseline, indicatorValue: _indicator, ...measure } = file.measure;
  return { measure, readings: [] };
}
