import { policyOf } from '../../domain/small-numbers/policy.ts';
import { safeCopy } from '../../domain/small-numbers/safe-copy.ts';
import type { Reading } from '../../domain/readings/reading.ts';
import type { Setting } from '../needs.ts';
import type { MeasureFile } from '../ports.ts';

/** A measure's readings as anybody may see them: released ones, no small number, nothing that gives one away; oldest first. */
export function knownOutside({ measure, readings }: MeasureFile, { framework }: Setting): readonly Reading[] {
  if (measure.exempt) return [];
  const released = readings.filter((reading) => reading.released);
  const copy = safeCopy({ measure, policy: policyOf(measure, framework.smallNumber), readings: released });
  return copy.flatMap((safe) => (safe.kind === 'shown' ? [safe.reading] : []));
}
