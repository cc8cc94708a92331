import type { Day } from '../../core/calendar/day.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { Channel, ChannelKey, LinkedTo } from '../../core/channel.ts';
import type { Conversation } from '../../messaging/people.ts';

/** Everything about one channel, from one query. */
export type ChannelFile = {
  readonly channel: Channel;
  readonly conversation: Conversation;
  /** Days on which a message was put for this channel, and its messages of the last 200 days. */
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
};

/** A committee or group with the channel where it reads, and who linked it when. */
export type ChannelLink = {
  readonly linkedTo: LinkedTo;
  readonly channel: ChannelKey;
  readonly by: PersonKey;
  /** ISO instant. */
  readonly at: string;
};

/**
 * Channels and group chats, each with its conversation and messages under a random key. A committee or group has at most
 * one channel; a channel may serve several.
 */
export type Channels = {
  byKey(key: ChannelKey): Promise<ChannelFile | undefined>;
  /** By the conversation's own id, without a thread. Two storage transactions. */
  byConversation(conversationId: string): Promise<ChannelFile | undefined>;
  /** Where a committee or group reads. Two storage transactions. */
  of(linkedTo: LinkedTo): Promise<ChannelFile | undefined>;
  /** Every link. One storage transaction. */
  links(): Promise<ChannelLink[]>;
  /** The channel of a conversation, made where it is new; what Teams says of it now is kept. */
  meet(channel: Omit<Channel, 'key'>, conversation: Conversation): Promise<ChannelFile>;
  /** From now on that committee or group reads here, and nowhere else. */
  link(link: ChannelLink): Promise<void>;
  unlink(linkedTo: LinkedTo): Promise<void>;
  keepConversation(key: ChannelKey, conversation: Conversation): Promise<void>;
  /** Channels of a team: what becomes unreachable when the app is removed from it. */
  ofTeam(teamId: string): Promise<ChannelKey[]>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly channels: Channels;
  }
}
