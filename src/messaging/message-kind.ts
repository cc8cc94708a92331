import type { ChannelFile } from '../features/channels/store.ts';
import type { MeasureFile } from '../core/readings/measure-file.ts';
import type { Services, TodayContext } from '../core/services.ts';
import type { View } from '../core/view.ts';
import type { PersonFile } from './people.ts';
import type { DeliveryPolicy } from './rules/delivery-policy.ts';
import type { Message, MessageKind } from './rules/message.ts';
import type { Shown } from './outbox.ts';
import { isAway } from './rules/quiet.ts';

/** `dry` stores nothing. */
type At = { readonly services: Services; readonly context: TodayContext; readonly dry: boolean };

/** Whom a message goes to. `measure` opens a measure, each once for many messages. */
export type ToPerson = At & {
  readonly person: PersonFile;
  readonly measure: (code: string) => Promise<MeasureFile | undefined>;
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

/** What a message shows now and what is stored after its delivery; or why it is dropped. */
export type MessageView =
  { readonly view: View; readonly shown?: Shown } | { readonly skip: 'answered' | 'away' | 'overtaken' };

/**
 * Decides what a message says to a person, from what is stored when it is sent: it never asks for what came meanwhile,
 * and nothing scheduled reaches a person who is away.
 */
export async function messageToPerson(to: ToPerson, message: Message): Promise<MessageView> {
  const { notWhileAway, toPerson } = to.services.messageKinds[message.kind];
  if (notWhileAway === true && isAway(to.person, to.context.today)) return { skip: 'away' };
  return (await toPerson?.(to, message)) ?? { skip: 'overtaken' };
}

/** The same in a channel or group chat. */
export async function messageToChannel(to: ToChannel, message: Message): Promise<MessageView> {
  return (await to.services.messageKinds[message.kind].toChannel?.(to, message)) ?? { skip: 'overtaken' };
}
