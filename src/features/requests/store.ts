import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { MemberRequest } from './rules/request.ts';

export type RequestFile = { readonly request: MemberRequest; readonly version: string };

export type RequestChange = { readonly request: MemberRequest; readonly messages?: readonly Message[] };

/** All requests share a partition: a council has hundreds. */
export type Requests = {
  /** Stores a new request under the next number. The same token again returns the request that is there. */
  raise(token: string, make: (id: string) => RequestChange): Promise<MemberRequest>;
  /** One storage transaction. */
  open(id: string): Promise<RequestFile | undefined>;
  /**
   * `conflict`: it was changed since it was opened. One storage transaction, and one more read if a message with the
   * same key is pending: its topics are joined.
   */
  save(file: RequestFile, change: RequestChange): Promise<SaveOutcome>;
  /** Oldest first. One storage transaction. */
  ofCommittee(code: string): Promise<MemberRequest[]>;
  /** Raised by or given to a person, oldest first. One storage transaction. */
  ofPerson(key: PersonKey): Promise<MemberRequest[]>;
  /** Oldest first. One storage transaction. */
  unanswered(): Promise<MemberRequest[]>;
  all(): AsyncIterable<MemberRequest>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly requests: Requests;
  }
}
