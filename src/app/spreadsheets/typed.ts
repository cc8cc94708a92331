import type { SpreadsheetCommand } from '../../domain/spreadsheets/typed.ts';
import type { View } from '../../domain/views.ts';
import type { Visit } from '../needs.ts';
import { exportRegister } from './export-register.ts';
import { mayUseTheRegister, notYours } from './tools.ts';

/** A spreadsheet that somebody asked for by typing. */
export async function typedSpreadsheet(visit: Visit, { what }: SpreadsheetCommand): Promise<View> {
  if (!mayUseTheRegister(visit)) return notYours(visit);
  switch (what) {
    case 'register':
    case 'everything':
    case 'review':
    case 'readings':
    case 'national':
      return exportRegister(visit);
  }
}
