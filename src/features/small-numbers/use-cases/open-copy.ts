import { isExempt } from '../../../core/measures/framework.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { SIGHTS } from '../../../core/rights/may.ts';
import type { TodayContext } from '../../../core/services.ts';
import { type Copy, copyFor } from '../rules/copy-for.ts';
import type { RelativesOfARun } from './relatives.ts';

/** A measure as everyone may see it: released, with small numbers hidden. Undefined if it is exempt. */
export async function openCopy(
  file: MeasureFile,
  { framework }: TodayContext,
  relatives: RelativesOfARun,
): Promise<Copy | undefined> {
  if (isExempt(file.measure, framework.committees)) return undefined;
  return copyFor(file, SIGHTS.public, { framework, relatives: await relatives(file.measure.code) });
}

/**
 * The newest reading of a copy; of two that end together, the longer period. Undefined if the newest is hidden: an older
 * one would be taken for the newest.
 */
export function newestShown({ readings }: Copy): Reading | undefined {
  const newest = [...readings]
    .sort(
      (a, b) =>
        a.reading.period.end.localeCompare(b.reading.period.end) ||
        b.reading.period.start.localeCompare(a.reading.period.start),
    )
    .at(-1);
  return newest?.kind === 'shown' ? newest.reading : undefined;
}
