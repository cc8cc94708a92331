import { markedWorkbook } from '../rules/workbook/mark-problems.ts';
import type { View } from '../../../core/view.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Document } from '../../../messaging/files.ts';
import { importView } from './import-view.ts';
import { type Plan, planImport } from './plan-import.ts';
import type { FoundSpreadsheet, Problem } from '../rules/table.ts';
import { XLSX } from './tools.ts';

/** A dropped file waits so long to be applied (milliseconds): a day. */
const WAITS = 24 * 3600 * 1000;

/**
 * A register that was dropped: its problems come back as the same workbook; without any, a card says what would change
 * and asks where Teams and the file differ. Nothing is written but the file itself, which waits for *Apply*.
 */
export async function dropRegister(action: UserAction, file: Document, found: FoundSpreadsheet): Promise<View> {
  const plan = await planImport(action, found, []);
  if (plan.problems.length > 0) return problemsBack(action, file.name, plan);
  if (plan.asked.length === 0 && plan.changes.length === 0)
    return importView(action, { id: '', file: file.name, plan }, { state: 'same', said: '' });
  const until = new Date(action.context.now.getTime() + WAITS);
  const id = await action.services.store.documents.keep({ ...file, to: action.person.person.key, until });
  return importView(action, { id, file: file.name, plan }, { state: 'ready', said: '' });
}

async function problemsBack(action: UserAction, name: string, { found, problems }: Plan): Promise<View> {
  const bytes = await action.services.spreadsheets.write(markedWorkbook(found, problems));
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const lines = problems.slice(0, 3).map((one) => {
    const row = one.line > 0 ? `Row ${one.line}${sheetOf(found, one)}` : '';
    const place = [row, one.column].filter((part) => part !== '').join(', ');
    return `${place === '' ? '' : `${place}: `}${one.problem} ${one.cure}`;
  });
  const rest = problems.length > 3 ? [`And ${problems.length - 3} more.`] : [];
  return offerDocument(
    action,
    { name: `${name.replace(/\.\w{1,5}$/, '')}, problems.xlsx`, type: XLSX, bytes },
    {
      title: `We found ${count} in ${name}, and changed nothing.`,
      comesBack: true,
      lines: [
        ...lines,
        ...rest,
        'Here it is again with a Problem column and the cells marked: mend them there and drop it back.',
      ],
    },
  );
}

/** ` of measures`, where a workbook has more than one sheet. */
function sheetOf({ sheets }: FoundSpreadsheet, { file }: Problem): string {
  const name = sheets.find(({ table }) => table?.file === file)?.name;
  return sheets.length < 2 || name === undefined ? '' : ` of ${name}`;
}
