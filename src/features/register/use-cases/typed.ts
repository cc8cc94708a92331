import type { SpreadsheetCommand } from '../rules/workbook/typed.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { exportEverything } from './everything.ts';
import { exportRegister } from './export-register.ts';
import { nationalReadings, ownReadings } from './readings-sheet.ts';
import { yearlyReview } from './review.ts';
import { mayUseTheRegister, notYours } from './tools.ts';

/** A spreadsheet that somebody asked for by typing. */
export async function typedSpreadsheet(
  action: UserAction,
  command: Exclude<SpreadsheetCommand, { kind: 'upload' }>,
): Promise<View> {
  if (command.kind === 'readingsSheet') return ownReadings(action);
  const { what } = command;
  if (what === 'national') return nationalReadings(action);
  if (!mayUseTheRegister(action)) return notYours(action);
  switch (what) {
    case 'register':
      return exportRegister(action);
    case 'review':
      return yearlyReview(action);
    case 'everything':
      return exportEverything(action);
  }
}
