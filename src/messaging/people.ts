import type { AuditEntry } from '../core/audit-entry.ts';
import type { Day } from '../core/calendar/day.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import type { Person } from '../core/measures/people.ts';
import type { Message } from './rules/message.ts';

/** How a person, a channel or a group chat is reached in Teams; its ids are opaque. */
export type Conversation = {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly botId: string;
  readonly userId: string;
  /** A channel gets a new thread, a group chat a message; absent: a personal chat. */
  readonly kind?: 'channel' | 'chat';
  readonly reachable: boolean;
  /** Why it is not reachable; empty where it is. */
  readonly why: string;
};

/** The numbered list that a person saw last (typing `1 12.5` answers it for seven days). */
export type ShownList = {
  readonly at: string;
  readonly items: readonly { readonly code: string; readonly period: string }[];
  /** The next day on which something of theirs opens, as known when it was shown: *everything until April*. */
  readonly nextAsk?: Day;
};

export type Duty = { readonly as: 'owner' | 'deputy' | 'manager'; readonly code: string };

/** A person's partition, read by one query. */
export type PersonFile = {
  readonly profile: Person;
  readonly conversation?: Conversation;
  readonly list?: ShownList;
  readonly duties: readonly Duty[];
  /** Days on which they were written to, and their messages of the last 200 days. */
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
  readonly introduced: boolean;
  /** The day on which the absence that they told us of ends; it may have passed. */
  readonly backOn?: Day;
};

export type People = {
  /** At most two storage transactions, one when the person is remembered. */
  byEntraId(entraId: string): Promise<PersonFile | undefined>;
  /** By e-mail address or alias, in any case. */
  byEmail(email: string): Promise<PersonFile | undefined>;
  byKey(key: PersonKey): Promise<PersonFile | undefined>;
  /** Those that exist, in few storage transactions where they are most of the people. */
  byKeys(keys: readonly PersonKey[]): Promise<PersonFile[]>;
  /** Stores a person's Entra object id, so that it is looked up once. */
  tie(key: PersonKey, entraId: string): Promise<void>;
  keepConversation(key: PersonKey, conversation: Conversation): Promise<void>;
  keepList(key: PersonKey, list: ShownList): Promise<void>;
  markIntroduced(key: PersonKey, at: string): Promise<void>;
  /** Undefined: they are back. */
  keepAbsence(key: PersonKey, backOn: Day | undefined): Promise<void>;
  /** Removes a person who has done nothing here yet from the register; their acts stay. */
  takeOut(person: Person, acts: readonly AuditEntry[]): Promise<void>;
  all(): AsyncIterable<PersonFile>;
};

declare module '../core/store.ts' {
  interface Store {
    readonly people: People;
  }
}
