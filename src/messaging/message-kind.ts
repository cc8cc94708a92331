import type { ChannelFile } from '../features/channels/store.ts';
import type { MeasureFile } from '../core/readings/measure-file.ts';
import type { Services, TodayContext } from '../core/services.ts';
import type { PersonFile } from './people.ts';
import type { DeliveryPolicy } from './rules/delivery-policy.ts';
import type { Message, MessageKind } from './rules/message.ts';
import type { MessageView } from './use-cases/message-shown.ts';

type At = { readonly services: Services; readonly context: TodayContext };

/** Whom a message goes to. `measure` opens a measure, each once for many messages; `dry` stores nothing. */
export type ToPerson = At & {
  readonly person: PersonFile;
  readonly measure: (code: string) => Promise<MeasureFile | undefined>;
  readonly dry: boolean;
};
export type ToChannel = At & { readonly channel: ChannelFile };

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
  readonly toChannel?: (to: ToChannel, message: Message) => Promise<MessageView>;
};

export type MessageKinds = Readonly<Record<MessageKind, MessageKindDeclaration>>;

declare module '../core/services.ts' {
  interface Services {
    /** Every kind of message, from the features' declarations. */
    readonly messageKinds: MessageKinds;
  }
}
