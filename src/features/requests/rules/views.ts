import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Colleague } from '../../../core/measures/people.ts';
import type { NotReached } from '../../../messaging/rules/reach.ts';
import type { RaisedAs } from './raise.ts';
import type { MemberRequest } from './request.ts';

export type RequestFormView = {
  readonly kind: 'requestForm';
  readonly today: Day;
  /** Detects a second press. */
  readonly token: string;
  readonly typed: RaisedAs;
  readonly committees: readonly { readonly code: string; readonly title: string; readonly meetings: readonly Day[] }[];
  readonly measures: readonly { readonly code: string; readonly title: string }[];
  readonly problems: readonly FieldProblem[];
};

/** In the order of the buttons. */
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

export type RequestShown = {
  readonly request: MemberRequest;
  readonly committee: string;
  readonly measure?: { readonly code: string; readonly title: string; readonly status: string };
  readonly names: readonly { readonly key: PersonKey; readonly name: string }[];
  readonly reader: PersonKey;
};

export type RequestBox =
  | {
      readonly what: 'giveRequest';
      readonly colleagues: readonly Colleague[];
      readonly to: string;
      readonly dueOn: string;
    }
  | { readonly what: 'answerRequest' | 'weDid' | 'reopenRequest'; readonly typed: string };

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
  /** Why it was sent unasked: assigned to the reader, or a reminder. */
  readonly occasion?: 'given' | 'reminder' | 'late';
};

export type RequestListView = {
  readonly kind: 'requestList';
  readonly today: Day;
  /** `mine`: raised by the reader or assigned to them; `open`: all unanswered; `news`: new to the reader. */
  readonly of: 'mine' | 'open' | 'news' | 'reminder';
  readonly rows: readonly RequestShown[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

export type DraftMeasureView = {
  readonly kind: 'draftMeasureForm';
  readonly request: MemberRequest;
  readonly typed: Readonly<Record<'code' | 'title' | 'unit' | 'direction' | 'frequency', string>>;
  readonly problems: readonly FieldProblem[];
};

export type GoLiveView = {
  readonly kind: 'goLiveForm';
  readonly request: MemberRequest;
  readonly measure: { readonly code: string; readonly title: string; readonly unit: string };
  readonly colleagues: readonly Colleague[];
  readonly typed: Readonly<Record<'owner' | 'baseline' | 'baselinePeriod' | 'indicator' | 'why', string>>;
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
