import type { PersonKey } from '../../core/measures/measure.ts';
import type { ChannelKey } from '../../core/channel.ts';

/** The kinds of message of each feature, as keys. Features add theirs by declaration merging. */
export interface MessagesOf {
  readonly messaging: { readonly heldRun: unknown };
}

export type MessageKind = { [Feature in keyof MessagesOf]: keyof MessagesOf[Feature] }[keyof MessagesOf];
export type MessageState = 'queued' | 'sending' | 'delivered' | 'failed' | 'skipped' | 'unknown' | 'dead';

/**
 * What is said of a topic. Features add their milestones by declaration merging; `is` tells them apart. Stored with the
 * message: the same milestone of the same topic is not said twice.
 */
export interface MilestonesOf {
  readonly messaging: { readonly is: 'held' } | { readonly is: 'reply' };
}
export type Milestone = MilestonesOf[keyof MilestonesOf];

/** What a message is about: mostly a measure (`code`) and a period; the milestone says how far it has come. */
export type Topic = { readonly code: string; readonly period: string; readonly milestone: Milestone };

/** One text for each topic, so that two can be compared however they were read. */
export const topicName = ({ code, period, milestone }: Topic): string =>
  JSON.stringify([code, period, ...Object.entries(milestone).sort(([a], [b]) => (a < b ? -1 : 1))]);

export const sameTopic = (one: Topic, other: Topic): boolean => topicName(one) === topicName(other);

/** Whether any of these messages, not failed, speaks of it. */
export const isSaid = (messages: readonly Message[], topic: Topic): boolean =>
  messages.some((message) => counts(message) && message.topics.some((one) => sameTopic(one, topic)));

/** Whom a message is for: a person, or a channel or group chat. */
export type Recipient = PersonKey | ChannelKey;

/** A message to one person or channel, sent once by its key (docs/rules.md, "Keys of messages"). */
export type Message = {
  readonly key: string;
  readonly kind: MessageKind;
  readonly to: Recipient;
  /** ISO instant before which it is not sent. */
  readonly notBefore: string;
  readonly topics: readonly Topic[];
  readonly state: MessageState;
  readonly attempts: number;
  readonly reason: string;
  /** Teams' activity id once it arrived, so that the card can be updated. */
  readonly activityId: string;
  readonly run: string;
};

export function newMessage(message: Pick<Message, 'key' | 'kind' | 'to' | 'topics' | 'run'>, notBefore: Date): Message {
  return { ...message, notBefore: notBefore.toISOString(), state: 'queued', attempts: 0, reason: '', activityId: '' };
}

/** Whether its topics were said or are about to be: false once it has failed for good or was dropped. */
export function counts({ state }: Pick<Message, 'state'>): boolean {
  return state !== 'failed' && state !== 'dead' && state !== 'skipped';
}
