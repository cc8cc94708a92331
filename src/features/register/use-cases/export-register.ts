import { TABLE_KINDS, type TableKind } from '../rules/table.ts';
import { registerTables } from '../rules/write-tables.ts';
import { registerWorkbook } from '../rules/workbook/register-workbook.ts';
import type { DocumentView } from '../rules/workbook/views.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import { gatherRegister } from './import-register.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services } from '../../../core/services.ts';
import { XLSX } from './tools.ts';
import { keepVersion } from './version.ts';

/** What the team keeps in its spreadsheet; readings go a way of their own, with their owners' words. */
const KINDS: readonly TableKind[] = ['measures', 'people', 'groups'];

/** `export register`: the register as one workbook, with the version by which a changed copy is compared. */
export async function exportRegister(action: UserAction): Promise<DocumentView> {
  const { bytes, name } = await registerCopy(action.services, KINDS);
  return offerDocument(
    action,
    { name, type: XLSX, bytes },
    {
      title: 'Here is the register, as it stands now.',
      comesBack: true,
      lines: [
        'Measures, people and groups, a sheet for each. Change what you like and drop it here again: we show what would change before anything does.',
      ],
    },
  );
}

/** A stamped copy of the register as a workbook; reads the whole register. */
export async function registerCopy(
  services: Services,
  kinds: readonly TableKind[] = TABLE_KINDS,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const now = services.clock.now();
  const stored = await gatherRegister(services.store);
  const tables = registerTables(stored);
  const stamp = await keepVersion(services, { at: now.toISOString(), tables });
  const madeOn = dayInLondon(now);
  const organisation = stored.framework?.organisation.name ?? '';
  const bytes = await services.spreadsheets.write(registerWorkbook(tables, kinds, { stamp, madeOn, organisation }));
  return { name: `Register ${madeOn}.xlsx`, bytes };
}
