import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { Typed } from './raise.ts';
import type { MemberRequest } from './request.ts';

type Colleagues = readonly { readonly email: string; readonly name: string }[];

/** The form on which something is asked, or a gap is named. */
export type RequestFormView = {
  readonly kind: 'requestForm';
  readonly today: Day;
  /** Makes a second press harmless. */
  readonly token: string;
  readonly typed: Typed;
  readonly committees: readonly { readonly code: string; readonly title: string; readonly meetings: readonly Day[] }[];
  readonly measures: readonly { readonly code: string; readonly title: string }[];
  readonly problems: readonly FieldProblem[];
};

/** What somebody can do about a request, in the order in which it is offered. */
export const REQUEST_PRESSES = [
  'acknowledgeRequest',
  'giveRequest',
  'answerRequest',
  'weDid',
  'reopenRequest',
  'draftMeasure',
  'makeLive',
] as const;
export type RequestPress = (typeof REQUEST_PRESSES)[number];

/** A request with the names that its words need. */
export type RequestShown = {
  readonly request: MemberRequest;
  /** Title of the committee behind it; empty where there is none. */
  readonly committee: string;
  /** The measure it is about, or that a gap became. */
  readonly measure?: { readonly code: string; readonly title: string; readonly status: string };
  readonly names: readonly { readonly key: PersonKey; readonly name: string }[];
  /** Whose eyes these are. */
  readonly reader: PersonKey;
};

/** The box that is open on a request's card. */
export type RequestBox =
  | { readonly what: 'giveRequest'; readonly colleagues: Colleagues; readonly to: string; readonly dueOn: string }
  | { readonly what: 'answerRequest' | 'weDid' | 'reopenRequest'; readonly typed: string };

/** What was just done, said above the request. */
export type RequestNote =
  | { readonly what: 'raised' | 'acknowledged' | 'answered' | 'done' | 'reopened' | 'nothingNew' }
  | { readonly what: 'given'; readonly to: string; readonly notReached?: NotReached }
  | { readonly what: 'drafted' | 'wentLive'; readonly title: string };

export type RequestView = {
  readonly kind: 'request';
  readonly today: Day;
  readonly shown: RequestShown;
  readonly presses: readonly RequestPress[];
  readonly box?: RequestBox;
  readonly problems: readonly FieldProblem[];
  readonly note?: RequestNote;
  /** Why it comes by itself: given to the reader, or reminded of. */
  readonly occasion?: 'given' | 'reminder' | 'late';
};

export type RequestListView = {
  readonly kind: 'requestList';
  readonly today: Day;
  /** `mine`: raised by the reader or given to them; `open`: all without an answer; `news`: what is new to the reader. */
  readonly of: 'mine' | 'open' | 'news' | 'reminder';
  readonly rows: readonly RequestShown[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** A gap becomes a draft measure: what the register needs to know of it. */
export type DraftMeasureView = {
  readonly kind: 'draftMeasureForm';
  readonly request: MemberRequest;
  readonly typed: {
    readonly code: string;
    readonly title: string;
    readonly unit: string;
    readonly direction: string;
    readonly frequency: string;
  };
  readonly problems: readonly FieldProblem[];
};

/** A draft measure goes live: with an owner, a baseline, and why its indicator is what it is. */
export type GoLiveView = {
  readonly kind: 'goLiveForm';
  readonly request: MemberRequest;
  readonly measure: { readonly code: string; readonly title: string; readonly unit: string };
  readonly colleagues: Colleagues;
  readonly typed: {
    readonly owner: string;
    readonly baseline: string;
    readonly baselinePeriod: string;
    readonly indicator: string;
    readonly why: string;
  };
  readonly problems: readonly FieldProblem[];
};

export type AnyRequestView = RequestFormView | RequestView | RequestListView | DraftMeasureView | GoLiveView;

export type RequestNotice =
  | { readonly what: 'noRequest'; readonly id: string }
  | { readonly what: 'notYourRequest'; readonly contact: string }
  | { readonly what: 'noRequests'; readonly of: 'mine' | 'open' };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly requests:
      | { readonly is: 'requestNews'; readonly act: string }
      | { readonly is: 'requestGiven'; readonly dueOn: string }
      | { readonly is: 'requestReminder'; readonly stage: string; readonly dueOn: string };
  }
}

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly requests: AnyRequestView;
  }
  interface NoticesOf {
    readonly requests: RequestNotice;
  }
}
