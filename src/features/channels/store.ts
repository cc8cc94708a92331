import type { Day } from '../../core/calendar/day.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { Place, PlaceKey, TiedTo } from '../../core/place.ts';
import type { Conversation } from '../../messaging/people.ts';

/** A place's partition as one query brings it. */
export type PlaceFile = {
  readonly place: Place;
  readonly conversation: Conversation;
  /** Days on which a message was put for this place, and its messages of the last 200 days. */
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
};

/** A committee or group with the place where it reads, and who said so when. */
export type Tie = {
  readonly tied: TiedTo;
  readonly place: PlaceKey;
  readonly by: PersonKey;
  /** ISO instant. */
  readonly at: string;
};

/**
 * Channels and group chats, each with its conversation and messages in a partition of its own under a random key. A
 * committee or group reads in one place; a place may serve several.
 */
export type Places = {
  byKey(key: PlaceKey): Promise<PlaceFile | undefined>;
  /** By the conversation's own id, without a thread. Two storage transactions. */
  byConversation(conversationId: string): Promise<PlaceFile | undefined>;
  /** Where a committee or group reads. Two storage transactions. */
  of(tied: TiedTo): Promise<PlaceFile | undefined>;
  /** Every tie there is. One storage transaction. */
  ties(): Promise<Tie[]>;
  /** The place of a conversation, made where it is new; what Teams says of it now is kept. */
  meet(place: Omit<Place, 'key'>, conversation: Conversation): Promise<PlaceFile>;
  /** From now on that committee or group reads here, and nowhere else. */
  tie(tie: Tie): Promise<void>;
  untie(tied: TiedTo): Promise<void>;
  keepConversation(key: PlaceKey, conversation: Conversation): Promise<void>;
  /** Places of a team: what becomes unreachable when the app is removed from it. */
  ofTeam(teamId: string): Promise<PlaceKey[]>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly places: Places;
  }
}
