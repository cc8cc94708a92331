import type { Reading } from '../../domain/readings/reading.ts';
import type { Needs, Setting } from '../needs.ts';
import type { MeasureFile } from '../ports.ts';
import { relativesOfARun } from '../relatives.ts';
import { openCopy } from '../thrive/explainer-facts.ts';

/** A measure's figures as anybody may see them: released, no small number, none of a measure that is exempt; oldest first. */
export async function knownOutside(
  needs: Pick<Needs, 'store'>,
  file: MeasureFile,
  setting: Setting,
): Promise<readonly Reading[]> {
  return (await openCopy(file, setting, relativesOfARun(needs, setting.framework)))?.shown ?? [];
}
