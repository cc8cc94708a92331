import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { openCopy, relativesOfARun } from '../../small-numbers/feature.ts';

export type KnownOutside = { readonly measure: LiveMeasure; readonly readings: readonly Reading[] };

/**
 * A measure as the public may see it: released figures, no small number, and no baseline that is one; no figure at
 * all of an exempt measure. Oldest first.
 */
export async function knownOutside(
  services: Pick<Services, 'store'>,
  file: MeasureFile,
  context: TodayContext,
): Promise<KnownOutside> {
  const copy = await openCopy(file, context, relativesOfARun(services, context.framework));
  if (copy !== undefined) return { measure: copy.measure, readings: copy.shown };
  const { baselineValue: _baseline, indicatorValue: _indicator, ...measure } = file.measure;
  return { measure, readings: [] };
}
