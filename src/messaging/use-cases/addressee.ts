import { isChannelKey } from '../../core/channel.ts';
import { messageToPerson, messageToChannel } from './message-view.ts';
import type { Services, TodayContext } from '../../core/services.ts';
import type { MeasuresOfARun } from '../../features/readings/use-cases/list-outstanding.ts';
import type { Conversation, PersonFile } from '../../messaging/people.ts';
import type { LoadedMessage } from '../outbox.ts';
import type { ChannelFile } from '../../features/channels/store.ts';
import type { MessageView } from './message-shown.ts';
import { type Reached, reach, type ReachNeeds } from './reach.ts';

/** Whom a message goes to: a person in their own chat, or a channel or group chat. */
export type Addressee =
  { readonly kind: 'person'; readonly file: PersonFile } | { readonly kind: 'channel'; readonly file: ChannelFile };

/** Undefined: there is no such person or channel any more. No storage transaction where it came with the message. */
export async function addresseeOf({ store }: Services, loaded: LoadedMessage): Promise<Addressee | undefined> {
  const { to } = loaded.message;
  if (isChannelKey(to)) {
    const channel = loaded.channel ?? (await store.channels.byKey(to));
    return channel && { kind: 'channel', file: channel };
  }
  const person = loaded.person ?? (await store.people.byKey(to));
  return person && { kind: 'person', file: person };
}

/** The conversation with them. One with a person may have to be made; a channel was met, or is not there. */
export async function reachAddressee(services: ReachNeeds, to: Addressee): Promise<Reached> {
  if (to.kind === 'person') return reach(services, to.file);
  const { conversation } = to.file;
  if (!conversation.reachable) return { kind: 'never', reason: conversation.why };
  return conversation.conversationId.startsWith(VISITOR)
    ? openVisitor(services, to.file)
    : { kind: 'there', conversation };
}

/** Somebody outside the register who asked something in a channel: their own chat is made when there is an answer. */
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

/** What the message says to them now; `measures` looks up those that it may speak of. */
export function viewFor(
  services: Services,
  context: TodayContext,
  to: Addressee,
  message: LoadedMessage['message'],
  measures: MeasuresOfARun,
): Promise<MessageView> {
  return to.kind === 'person'
    ? messageToPerson({ services, context, person: to.file, measure: measures, dry: false }, message)
    : messageToChannel({ services, context, channel: to.file }, message);
}

/** Keeps that Teams refuses this conversation, until the next sign of life there. */
export async function keepUnreachable(
  { store }: Services,
  to: Addressee,
  conversation: Conversation,
  why: string,
): Promise<void> {
  const closed = { ...conversation, reachable: false, why };
  if (to.kind === 'channel') await store.channels.keepConversation(to.file.channel.key, closed);
  else await store.people.keepConversation(to.file.person.key, closed);
}
