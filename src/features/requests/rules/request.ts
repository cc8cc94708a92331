import type { Day } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';

/** How far a request has come. People read *not looked at yet*, *with the performance team*, *with NAME*, *answered*, *we did*. */
export const REQUEST_STATUSES = ['open', 'acknowledged', 'given', 'answered', 'done'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** As what somebody asks. A partner has no account; everybody else is in the register. */
export const ASKER_ROLES = ['officer', 'councillor', 'staff', 'partner', 'performance'] as const;
export type AskerRole = (typeof ASKER_ROLES)[number];

/** Who asked, as it may be printed: a committee and its meeting; a person's name only if they wish. */
export type AskedBy = {
  /** Code of the committee; empty where none is behind it. */
  readonly committee: string;
  readonly meeting?: Day;
  readonly name?: string;
  readonly role: AskerRole;
};

/** A measure, or something that no measure watches: a gap, which may have become a draft measure. */
export type RequestAbout =
  { readonly kind: 'measure'; readonly code: string } | { readonly kind: 'gap'; readonly draft?: string };

export const REQUEST_ACTS = [
  'raised',
  'acknowledged',
  'given',
  'answered',
  'done',
  'reopened',
  'drafted',
  'wentLive',
] as const;

/** One line of a request's history: who did what and when, with the words, the person or the day that came with it. */
export type RequestAct = {
  readonly what: (typeof REQUEST_ACTS)[number];
  /** Absent where somebody without an account did it. */
  readonly by?: PersonKey;
  /** ISO instant. */
  readonly at: string;
  readonly words: string;
  readonly to?: PersonKey;
  readonly dueOn?: Day;
};

export type Words = { readonly text: string; readonly by: PersonKey; readonly at: string };

/** What councillors, officers, staff or partners asked about the framework, and what came of it. */
export type MemberRequest = {
  /** A number that people say: `12`. */
  readonly id: string;
  readonly text: string;
  readonly askedBy: AskedBy;
  /** Who wrote it down and hears the answer; absent for a partner. */
  readonly raisedBy?: PersonKey;
  readonly raisedAt: string;
  readonly about: RequestAbout;
  readonly status: RequestStatus;
  readonly givenTo?: PersonKey;
  readonly givenOn?: Day;
  /** The day by which an answer is wanted. */
  readonly dueOn?: Day;
  readonly answer?: Words;
  /** "You asked, we did". */
  readonly weDid?: Words;
  /** Everything that was done to it, oldest first; nothing is taken away from it. */
  readonly acts: readonly RequestAct[];
};

/** Whether it still stands in every digest: until it is answered. */
export function isUnanswered({ status }: Pick<MemberRequest, 'status'>): boolean {
  return status !== 'answered' && status !== 'done';
}

/** Whether it is still to come from the person who has it, after the day that was named. */
export function isLateRequest({ status, dueOn }: MemberRequest, today: Day): boolean {
  return status === 'given' && dueOn !== undefined && today > dueOn;
}
