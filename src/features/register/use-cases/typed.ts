import type { SpreadsheetCommand } from '../rules/workbook/typed.ts';
import type { View } from '../../../core/view.ts';
import type { Visit } from '../../../core/services.ts';
import { exportEverything } from './everything.ts';
import { exportRegister } from './export-register.ts';
import { nationalReadings, ownReadings } from './readings-sheet.ts';
import { yearlyReview } from './review.ts';
import { mayUseTheRegister, notYours } from './tools.ts';

/** A spreadsheet that somebody asked for by typing. */
export async function typedSpreadsheet(
  visit: Visit,
  command: Exclude<SpreadsheetCommand, { kind: 'upload' }>,
): Promise<View> {
  if (command.kind === 'readingsSheet') return ownReadings(visit);
  const { what } = command;
  if (what === 'national') return nationalReadings(visit);
  if (!mayUseTheRegister(visit)) return notYours(visit);
  switch (what) {
    case 'register':
      return exportRegister(visit);
    case 'review':
      return yearlyReview(visit);
    case 'everything':
      return exportEverything(visit);
  }
}
