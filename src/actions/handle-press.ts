import type { View } from '../core/view.ts';
import type { Inbound } from './inbound.ts';
import type { UserAction } from './action.ts';

type Press = NonNullable<Inbound['press']>;

/** Legacy: those that are not yet in the table of actions. Each says nothing to what is not its own. */
const ELSEWHERE: readonly ((action: UserAction, press: Press) => Promise<View | undefined>)[] = [
];

export async function handlePress(action: UserAction, press: Press): Promise<View | undefined> {
  for (const pressAt of ELSEWHERE) {
    const view = await pressAt(action, press);
    if (view !== undefined) return view;
  }
  return undefined;
}
