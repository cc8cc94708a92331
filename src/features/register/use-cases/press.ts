import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { ownReadings } from './readings-sheet.ts';
import { pressOnImport } from './press-import.ts';

/** Presses on cards about spreadsheets; undefined for any other. */
export async function pressOnSpreadsheet(
  action: UserAction,
  press: NonNullable<Inbound['press']>,
): Promise<View | undefined> {
  if (press.verb === 'readingsSheet') return ownReadings(action);
  return pressOnImport(action, press);
}
