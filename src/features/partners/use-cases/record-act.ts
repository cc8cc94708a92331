import type { AuditEntry } from '../../../core/audit-entry.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

/** Adds an act about a partner's page to the audit of its measure. Throws when it could not be stored. */
export async function recordAct(
  { store }: Pick<Services, 'store'>,
  opened: MeasureFile,
  act: AuditEntry,
): Promise<void> {
  const { code } = opened.measure;
  await saveWithRetry({ what: `measure ${code}`, opened, load: () => store.measures.open(code) }, async (file) => {
    if (file === undefined)
      throw new Error(`measure ${code} is gone; an act about its partner page is not in its audit`);
    return store.measures.save(file, { acts: [act] });
  });
}
