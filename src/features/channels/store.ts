import type { Day } from '../../core/calendar/day.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { Channel, ChannelKey, LinkedTo } from '../../core/channel.ts';
import type { Conversation } from '../../messaging/people.ts';

/** Everything about one channel, from one query. */
export type ChannelFile = {
  readonly channel: Channel;
  readonly conversation: Conversation;
  /** Days with a message for this channel, and its messages of the last 200 days. */
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
};

/** A committee or group, its channel, and who linked it when. */
export type ChannelLink = {
  readonly linkedTo: LinkedTo;
  readonly channel: ChannelKey;
  readonly by: PersonKey;
  readonly at: string;
};

/** Channels and chats by a random key. A committee or group has at most one channel; a channel may serve several. */
export type Channels = {
  byKey(key: ChannelKey): Promise<ChannelFile | undefined>;
  /** By the conversation's own id, without a thread. Two storage transactions. */
  byConversation(conversationId: string): Promise<ChannelFile | undefined>;
  /** The channel of a committee or group. Two storage transactions. */
  of(linkedTo: LinkedTo): Promise<ChannelFile | undefined>;
  links(): Promise<ChannelLink[]>;
  /** Creates or updates the channel of a conversation. */
  meet(channel: Omit<Channel, 'key'>, conversation: Conversation): Promise<ChannelFile>;
  /** Replaces the committee's or group's earlier link. */
  link(link: ChannelLink): Promise<void>;
  unlink(linkedTo: LinkedTo): Promise<void>;
  keepConversation(key: ChannelKey, conversation: Conversation): Promise<void>;
  /** They become unreachable when the app is removed from the team. */
  ofTeam(teamId: string): Promise<ChannelKey[]>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly channels: Channels;
  }
}
