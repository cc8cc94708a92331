import type { View } from '../core/view.ts';
import type { Command, Press, Visitor } from './action.ts';

/** Everything that can be pressed or typed, derived from the features. */
export type ActionTable = {
  /** By verb. */
  readonly presses: Readonly<Record<string, Press>>;
  /** In the order in which they are tried. */
  readonly commands: readonly Command[];
  /** Tried after all others. */
  readonly lastCommands: readonly Command[];
};

/** What is shown, and whether it goes below the pressed card; undefined: no action of the table is meant. */
export type Dispatched = { readonly view: View; readonly below: boolean };

/** What somebody typed: without who is spoken to; and in one line, with single spaces. */
export type Sentence = {
  readonly said: string;
  readonly plain: string;
  /** Whether it was typed in the personal chat. */
  readonly inOwnChat: boolean;
};

/** Calls the one handler of a pressed button. */
export async function dispatchPress(table: ActionTable, visitor: Visitor): Promise<Dispatched | undefined> {
  const { press } = visitor.inbound;
  if (press === undefined || !Object.hasOwn(table.presses, press.verb)) return undefined;
  const outcome = await table.presses[press.verb]?.run(visitor, press.data);
  return outcome === 'notRead' ? undefined : outcome;
}

/** Calls the handler of the first command that can read the sentence. */
export async function dispatchSentence(
  commands: readonly Command[],
  visitor: Visitor,
): Promise<Dispatched | undefined> {
  const sentence = sentenceOf(visitor.inbound.text ?? '', visitor.inbound.channel === undefined);
  for (const command of commands) {
    const outcome = await command.run(visitor, sentence);
    if (outcome !== 'notRead') return outcome;
  }
  return undefined;
}

/** The first address is who is spoken to; an <at> further on is part of what is said. */
export function sentenceOf(text: string, inOwnChat: boolean): Sentence {
  const said = text.replace(/^\s*<at>[^<]{0,200}<\/at>/i, ' ').trim();
  return { said, plain: said.replace(/\s+/g, ' '), inOwnChat };
}
