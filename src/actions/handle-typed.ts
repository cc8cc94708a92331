import { readTyped } from './typed-command.ts';
import type { View } from '../core/view.ts';
import { typedHold } from '../features/records/use-cases/typed-hold.ts';
import type { Inbound } from './inbound.ts';
import type { UserAction } from './action.ts';

/** A typed sentence. Anything that is not understood gets the three things that this person most likely wants. */
export async function handleTyped(action: UserAction, inbound: Inbound): Promise<View | undefined> {
  const command = readTyped(inbound.text ?? '');
  switch (command.kind) {
    case 'legalHold':
      return typedHold(action, command);
    case 'unknown':
      return undefined;
  }
}
