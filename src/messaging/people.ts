import type { Act } from '../core/audit-entry.ts';
import type { Day } from '../core/calendar/day.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import type { Person } from '../core/measures/people.ts';
import type { Message } from './rules/message.ts';

/** How a person, a channel or a group chat is reached in Teams; ids are the channel's own, opaque here. */
export type Conversation = {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly botId: string;
  readonly userId: string;
  /** A channel is written to by a new thread, a group chat like a person; absent: a personal chat. */
  readonly kind?: 'channel' | 'chat';
  readonly reachable: boolean;
  /** Why not, where it is not. */
  readonly why: string;
};

/** The numbered list that a person saw last (typed `1 12.5` answers it for seven days). */
export type ShownList = {
  readonly at: string;
  readonly items: readonly { readonly code: string; readonly period: string }[];
  /** The next day on which something of theirs opens, as known then: *everything until April*. */
  readonly nextAsk?: Day;
};

export type Duty = { readonly as: 'owner' | 'deputy' | 'manager'; readonly code: string };

/** A person's partition as one query brings it. */
export type PersonFile = {
  readonly person: Person;
  readonly conversation?: Conversation;
  readonly list?: ShownList;
  readonly duties: readonly Duty[];
  /** Days on which a message was put for this person, and their messages of the last 200 days. */
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
  /** Whether the introduction was given. */
  readonly introduced: boolean;
  /** They told us that they are away, and the day on which they are back; it may have passed. */
  readonly backOn?: Day;
};

export type People = {
  /** At most two storage transactions (one when the address was looked up before). */
  byEntraId(entraId: string): Promise<PersonFile | undefined>;
  /** By e-mail address or alias, in any case. */
  byEmail(email: string): Promise<PersonFile | undefined>;
  byKey(key: PersonKey): Promise<PersonFile | undefined>;
  /** Several at once, without those that there are not: few storage transactions where they are most of the people. */
  byKeys(keys: readonly PersonKey[]): Promise<PersonFile[]>;
  /** Ties an Entra object id to a person, so that it is looked up once. */
  tie(key: PersonKey, entraId: string): Promise<void>;
  keepConversation(key: PersonKey, conversation: Conversation): Promise<void>;
  keepList(key: PersonKey, list: ShownList): Promise<void>;
  markIntroduced(key: PersonKey, at: string): Promise<void>;
  /** Undefined: they are back. */
  keepAbsence(key: PersonKey, backOn: Day | undefined): Promise<void>;
  /** Takes somebody out of the register again who has done nothing here yet; their acts stay. */
  takeOut(person: Person, acts: readonly Act[]): Promise<void>;
  all(): AsyncIterable<PersonFile>;
};

declare module '../core/store.ts' {
  interface Store {
    readonly people: People;
  }
}
