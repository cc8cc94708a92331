import type { Services } from '../../../core/services.ts';
import type { MeasureChange } from '../../readings/store.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

/** What an act leads to, and what it stores; without a change it stores nothing. */
export type DecidedChange<Outcome> = { readonly outcome: Outcome; readonly change?: MeasureChange | undefined };

/**
 * Decides on a measure's file and stores what changes; decides again on the newer state while somebody else was quicker.
 */
export async function changeMeasure<Outcome>(
  { store }: Pick<Services, 'store'>,
  opened: MeasureFile,
  decide: (file: MeasureFile) => DecidedChange<Outcome>,
): Promise<Outcome> {
  let file = opened;
  for (let tries = 0; tries < 8; tries += 1) {
    const { outcome, change } = decide(file);
    if (change === undefined || (await store.measures.save(file, change)) === 'saved') return outcome;
    file = (await store.measures.open(file.measure.code)) ?? file;
  }
  throw new Error('a measure changed eight times while one act was stored');
}
