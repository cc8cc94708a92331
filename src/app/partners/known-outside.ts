import type { Reading } from '../../domain/readings/reading.ts';
import type { Setting } from '../needs.ts';
import type { MeasureFile } from '../ports.ts';
import { openCopy } from '../thrive/explainer-facts.ts';

/** A measure's figures as anybody may see them: released, no small number, none of a measure that is exempt; oldest first. */
export function knownOutside(file: MeasureFile, setting: Setting): readonly Reading[] {
  return openCopy(file, setting)?.shown ?? [];
}
