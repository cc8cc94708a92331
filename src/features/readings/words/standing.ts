import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { formatValue } from '../../../core/words/numbers.ts';

export function standingWords(reading: Reading, measure: Measure, isLocked: boolean): string {
  const lock = isLocked ? 'This period is locked; your change stands as a revision. ' : '';
  const { published, released } = reading;
  if (released)
    return `${lock}${formatValue(reading.value, measure)} is released. Others see it until your change is released too.`;
  if (published === undefined) return lock.trim();
  return `${lock}${formatValue(published.value, measure)} is released; ${formatValue(reading.value, measure)} waits for its release.`;
}

/** After a change of a released reading: what others still see; empty if they see the same. */
export function untilReleased({ published, released, value }: Reading, measure: Measure): string {
  if (released || published === undefined) return '';
  return `Others see ${formatValue(published.value, measure)} until ${formatValue(value, measure)} is released.`;
}
