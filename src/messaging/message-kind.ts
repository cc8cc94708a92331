import type { Services, TodayContext } from '../core/services.ts';
import type { Place } from '../core/place.ts';
import type { View } from '../core/view.ts';
import type { PersonFile } from './people.ts';
import type { Message } from './rules/message.ts';
import type { DeliveryPolicy } from './rules/kinds.ts';
import type { MessageView } from './use-cases/message-shown.ts';

/** Who a message goes to, and when. */
export type ToPerson = { readonly services: Services; readonly context: TodayContext; readonly person: PersonFile };
export type ToPlace = { readonly services: Services; readonly context: TodayContext; readonly place: Place };

/** Everything about one kind of message. What it says is decided when it is sent, from what is stored at that moment. */
export type MessageKindDeclaration = {
  readonly policy: DeliveryPolicy;
  /** In lines about messages that did not arrive: `the ask`, `a nudge`. */
  readonly called: string;
  /** Whether it is dropped while its recipient is away. */
  readonly notWhileAway?: true;
  /** What it says to a person, or why it is not sent any more. Absent: it never goes to a person. */
  readonly toPerson?: (to: ToPerson, message: Message) => Promise<MessageView>;
  /** What it says in a channel or group chat. Absent: it never goes there. */
  readonly toPlace?: (to: ToPlace, message: Message) => Promise<MessageView>;
};

/** A message that leaves nothing to remember once it has arrived. */
export async function plain(
  shown: Promise<{ readonly view: View } | { readonly skip: 'answered' | 'overtaken' }>,
): Promise<MessageView> {
  const now = await shown;
  return 'skip' in now ? now : { view: now.view, shown: {} };
}
