import { readTypedHold, type TypedHold } from '../features/records/rules/typed-hold.ts';
import { readSpreadsheetCommand, type SpreadsheetCommand } from '../features/register/rules/workbook/typed.ts';

/** Legacy: typed sentences that are not yet in the table of actions. */
export type TypedCommand = TypedHold | SpreadsheetCommand | { readonly kind: 'unknown' };

export function readTyped(text: string): TypedCommand {
  const said = text.replace(/^\s*<at>[^<]{0,200}<\/at>/i, ' ').trim();
  const plain = said.replace(/\s+/g, ' ');
  return readSpreadsheetCommand(plain) ?? readTypedHold(plain) ?? { kind: 'unknown' };
}
