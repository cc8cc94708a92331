import type { Act } from '../../../core/audit-entry.ts';
import type { Services } from '../../../core/services.ts';
import type { MeasureFile } from '../../readings/store.ts';

/** Records what was done about a partner's page in the history of its measure. */
export async function recordAct({ store }: Services, opened: MeasureFile, act: Act): Promise<void> {
  let file: MeasureFile | undefined = opened;
  for (let tries = 0; tries < 8 && file !== undefined; tries += 1) {
    if ((await store.measures.save(file, { acts: [act] })) === 'saved') return;
    file = await store.measures.open(opened.measure.code);
  }
}
