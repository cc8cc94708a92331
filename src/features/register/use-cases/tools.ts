import { mayAtDesk } from '../../../core/rights/standing.ts';
import type { View } from '../../../core/view.ts';
import type { Needs, Visit } from '../../../core/services.ts';
import type { Spreadsheets } from '../spreadsheets.ts';

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Spreadsheets as files; every process that serves people has them. */
export function spreadsheetsOf({ spreadsheets }: Needs): Spreadsheets {
  if (spreadsheets === undefined) throw new Error('this process was started without spreadsheets');
  return spreadsheets;
}

/** Whether this person may use the register as a spreadsheet. */
export const mayUseTheRegister = ({ person }: Visit): boolean => mayAtDesk('useTheRegister', person.person);

/** What somebody is told who may not. */
export function notYours({ setting }: Visit): View {
  return { kind: 'notice', about: { what: 'notYourFile', contact: setting.framework.organisation.contact } };
}
