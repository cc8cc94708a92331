import type { Day } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';

/** People read: not looked at yet, with the performance team, with NAME, answered, we did. */
export const REQUEST_STATUSES = ['open', 'acknowledged', 'given', 'answered', 'done'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** A partner has no account. */
export const ASKER_ROLES = ['officer', 'councillor', 'staff', 'partner', 'performance'] as const;
export type AskerRole = (typeof ASKER_ROLES)[number];

/** Who asked, as it may be printed; a person's name only if they wish. */
export type AskedBy = {
  readonly committee: string;
  readonly meeting?: Day;
  readonly name?: string;
  readonly role: AskerRole;
};

/** `draft` is the code of the draft measure that a gap became. */
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

export type RequestAct = {
  readonly what: (typeof REQUEST_ACTS)[number];
  /** Absent for a partner. */
  readonly by?: PersonKey;
  readonly at: string;
  readonly words: string;
  readonly to?: PersonKey;
  readonly dueOn?: Day;
};

export type RequestWords = { readonly text: string; readonly by: PersonKey; readonly at: string };

/** A question about the framework by councillors, officers, staff or partners, and what came of it. */
export type MemberRequest = {
  /** A number that people can say: `12`. */
  readonly id: string;
  readonly text: string;
  readonly askedBy: AskedBy;
  /** Who entered it and gets the answer; absent for a partner. */
  readonly raisedBy?: PersonKey;
  readonly raisedAt: string;
  readonly about: RequestAbout;
  readonly status: RequestStatus;
  readonly givenTo?: PersonKey;
  readonly givenOn?: Day;
  readonly dueOn?: Day;
  readonly answer?: RequestWords;
  readonly weDid?: RequestWords;
  /** The history, oldest first; nothing is removed from it. */
  readonly acts: readonly RequestAct[];
};

export function isUnanswered({ status }: Pick<MemberRequest, 'status'>): boolean {
  return status !== 'answered' && status !== 'done';
}

export function isLateRequest({ status, dueOn }: MemberRequest, today: Day): boolean {
  return status === 'given' && dueOn !== undefined && today > dueOn;
}
