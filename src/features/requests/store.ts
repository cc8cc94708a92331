import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { MemberRequest } from './rules/request.ts';

/** A request as it is stored, and the version by which a change is refused if somebody was quicker. */
export type RequestFile = { readonly request: MemberRequest; readonly version: string };

/** What one act changes: the request and the messages that it causes, in one transaction or not at all. */
export type RequestChange = { readonly request: MemberRequest; readonly messages?: readonly Message[] };

/** What was asked about the framework. All of them share a partition: a council has hundreds, not millions. */
export type Requests = {
  /**
   * Stores a new request under the next number. The same token again stores nothing and brings the request that is
   * there, so that a second press is harmless.
   */
  raise(token: string, make: (id: string) => RequestChange): Promise<MemberRequest>;
  /** One storage transaction. */
  open(id: string): Promise<RequestFile | undefined>;
  /**
   * One storage transaction, and one look at the messages where one of them waits under the same key already: what it
   * covers grows. `conflict`: somebody changed the request since it was opened; open and decide again.
   */
  save(file: RequestFile, change: RequestChange): Promise<SaveOutcome>;
  /** What a committee asked, answered or not, oldest first. One storage transaction. */
  ofCommittee(code: string): Promise<MemberRequest[]>;
  /** What somebody raised, or was given, oldest first. One storage transaction. */
  ofPerson(key: PersonKey): Promise<MemberRequest[]>;
  /** Everything that has no answer yet, oldest first. One storage transaction. */
  unanswered(): Promise<MemberRequest[]>;
  all(): AsyncIterable<MemberRequest>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly requests: Requests;
  }
}
