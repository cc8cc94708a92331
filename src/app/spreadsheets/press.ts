import type { View } from '../../domain/views.ts';
import type { Inbound } from '../inbound.ts';
import type { Visit } from '../needs.ts';
import { ownReadings } from './readings-sheet.ts';
import { pressOnImport } from './press-import.ts';

/** Presses on cards about spreadsheets; undefined for any other. */
export async function pressOnSpreadsheet(
  visit: Visit,
  press: NonNullable<Inbound['press']>,
): Promise<View | undefined> {
  if (press.verb === 'readingsSheet') return ownReadings(visit);
  return pressOnImport(visit, press);
}
