import { isChannelKey } from '../../core/channel.ts';
import { messageToChannel, messageToPerson, type MessageView } from '../message-kind.ts';
import type { Services, TodayContext } from '../../core/services.ts';
import type { MeasuresOfARun } from '../../features/readings/use-cases/list-outstanding.ts';
import type { Conversation, PersonFile } from '../../messaging/people.ts';
import type { LoadedMessage } from '../outbox.ts';
import type { ChannelFile } from '../../features/channels/store.ts';
import { type Reached, reach, type ReachNeeds } from './reach.ts';

/** The recipient of a message: a person in their own chat, or a channel or group chat. */
export type Addressee =
  { readonly kind: 'person'; readonly file: PersonFile } | { readonly kind: 'channel'; readonly file: ChannelFile };

/** Undefined: the person or channel no longer exists. No storage transaction where it was read with the message. */
export async function addresseeOf({ store }: Services, loaded: LoadedMessage): Promise<Addressee | undefined> {
  const { to } = loaded.message;
  if (isChannelKey(to)) {
    const channel = loaded.channel ?? (await store.channels.byKey(to));
    return channel && { kind: 'channel', file: channel };
  }
  const person = loaded.person ?? (await store.people.byKey(to));
  return person && { kind: 'person', file: person };
}

/** The conversation with them. A person's may have to be opened; a channel's is known or does not exist. */
export async function reachAddressee(services: ReachNeeds, to: Addressee): Promise<Reached> {
  if (to.kind === 'person') return reach(services, to.file);
  const { conversation } = to.file;
  if (!conversation.reachable) return { kind: 'never', reason: conversation.why };
  return conversation.conversationId.startsWith(VISITOR)
    ? openVisitor(services, to.file)
    : { kind: 'there', conversation };
}

/** A person outside the register who asked in a channel: their own chat is opened when there is an answer. */
const VISITOR = 'visitor-';

async function openVisitor(
  { services, messenger, teamsEndpoint }: ReachNeeds,
  { channel, conversation }: ChannelFile,
): Promise<Reached> {
  const through = (await teamsEndpoint()) ?? conversation;
  const opened = await messenger.open(conversation.userId, through);
  if (opened.kind === 'opened') {
    await services.store.channels.keepConversation(channel.key, opened.conversation);
    return { kind: 'there', conversation: opened.conversation };
  }
  if (opened.kind === 'refused' && opened.unreachable) return { kind: 'never', reason: opened.reason };
  const again = { kind: 'again' as const, reason: opened.reason };
  return { kind: 'notNow', sent: opened.kind === 'unknown' ? again : opened };
}

/** What the message says now; `measures` opens the measures that it may speak of. */
export function viewFor(
  services: Services,
  context: TodayContext,
  to: Addressee,
  message: LoadedMessage['message'],
  measures: MeasuresOfARun,
): Promise<MessageView> {
  return to.kind === 'person'
    ? messageToPerson({ services, context, person: to.file, measure: measures, dry: false }, message)
    : messageToChannel({ services, context, channel: to.file, dry: false }, message);
}

/** Stores that Teams refuses this conversation, until the next activity there. */
export async function keepUnreachable(
  { store }: Services,
  to: Addressee,
  conversation: Conversation,
  why: string,
): Promise<void> {
  const closed = { ...conversation, reachable: false, why };
  if (to.kind === 'channel') await store.channels.keepConversation(to.file.channel.key, closed);
  else await store.people.keepConversation(to.file.profile.key, closed);
}
