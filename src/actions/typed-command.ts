import { readTypedHold, type TypedHold } from '../features/records/rules/typed-hold.ts';

/** Legacy: typed sentences that are not yet in the table of actions. */
export type TypedCommand = TypedHold | { readonly kind: 'unknown' };

export function readTyped(text: string): TypedCommand {
  const said = text.replace(/^\s*<at>[^<]{0,200}<\/at>/i, ' ').trim();
  const plain = said.replace(/\s+/g, ' ');
  return readTypedHold(plain) ?? { kind: 'unknown' };
}
