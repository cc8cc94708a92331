import type { ToPerson, ToChannel } from '../message-kind.ts';
import type { Message } from '../rules/message.ts';
import { isAway } from '../rules/who-hears.ts';
import type { MessageView } from './message-shown.ts';

/**
 * Decides what a message says to a person, from what is stored when it is sent: nobody is asked for what came meanwhile,
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
