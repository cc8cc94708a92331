import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services } from '../../../core/services.ts';
import type { MeasureChange } from '../../readings/store.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

/** Without a change nothing is stored. */
export type DecidedChange<Outcome> = { readonly outcome: Outcome; readonly change?: MeasureChange | undefined };

/** Decides on a measure's file and stores what changes; after a conflict it decides again on the newer version. */
export async function changeMeasure<Outcome>(
  { store }: Pick<Services, 'store'>,
  opened: MeasureFile,
  decide: (file: MeasureFile) => DecidedChange<Outcome>,
): Promise<Outcome> {
  const { code } = opened.measure;
  const load = async () => (await store.measures.open(code)) ?? opened;
  return saveWithRetry<MeasureFile, Outcome>({ what: `measure ${code}`, opened, load }, async (file) => {
    const { outcome, change } = decide(file);
    return change === undefined || (await store.measures.save(file, change)) === 'saved' ? outcome : 'conflict';
  });
}
