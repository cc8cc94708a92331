import { mayAtDesk } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services } from '../../../core/services.ts';
import type { Spreadsheets } from '../spreadsheets.ts';

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Spreadsheets as files; every process that serves people has them. */
export function spreadsheetsOf({ spreadsheets }: Services): Spreadsheets {
  if (spreadsheets === undefined) throw new Error('this process was started without spreadsheets');
  return spreadsheets;
}

/** Whether this person may use the register as a spreadsheet. */
export const mayUseTheRegister = ({ person }: UserAction): boolean => mayAtDesk('useTheRegister', person.person);

/** What somebody is told who may not. */
export function notYours({ context }: UserAction): View {
  return { kind: 'notice', about: { what: 'notYourFile', contact: context.framework.organisation.contact } };
}
