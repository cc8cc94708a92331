import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { DueReading, Question } from '../../../core/readings/due-reading.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { PartnerAnswer, PartnerPage, PartnerTyped } from './partner-page.ts';

export type PartnerProblem = {
  readonly field: keyof PartnerTyped;
  readonly problem: string;
  readonly cure: string;
};

/** What each page says of the request; `from` is the sponsor's name. */
type AboutPage = {
  readonly today: Day;
  readonly organisation: string;
  readonly contact: string;
  readonly from: string;
  readonly org: string;
  readonly measure: Measure;
  readonly period: Period;
};

export type PartnerFormView = AboutPage & {
  readonly kind: 'partnerForm';
  readonly why: string;
  /** The measure's current objective, and the committee that takes the figure; may be empty. */
  readonly objective: string;
  readonly committee: string;
  /** When it is due, and the last day on which it is taken. */
  readonly dueOn: Day;
  readonly closesOn: Day;
  /** Released figures before this period that may be seen outside, oldest first. */
  readonly known: readonly Reading[];
  readonly typed: PartnerTyped;
  readonly problems: readonly PartnerProblem[];
  readonly questions: readonly Question[];
  /** Why the council sent an earlier answer back. */
  readonly returned?: string;
};

export type Appearance = { readonly committee: string; readonly on: Day };

export type PartnerReceiptView = AboutPage & {
  readonly kind: 'partnerReceipt';
  readonly given: PartnerAnswer;
  readonly state: 'given' | 'accepted' | 'returned';
  readonly returned?: string;
  readonly gap: string;
  /** The published figure, and the reports and meetings in which it is. */
  readonly published?: { readonly reading: Reading; readonly appeared: readonly Appearance[] };
  /** It was published, but is hidden from other readers. */
  readonly hidden: boolean;
};

/** `gone` is the same for a guessed, expired, used or revoked address. */
export type PartnerPublicView = PartnerFormView | PartnerReceiptView | { readonly kind: 'gone' };

export type PartnerLinkView = {
  readonly kind: 'partnerLink';
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  readonly page?: PartnerPage;
  /** Makes a repeated press return the same page. */
  readonly seed: string;
  readonly why: string;
  readonly problems: readonly FieldProblem[];
  /** Only on the card that made it: the store keeps its hash. */
  readonly address?: string;
};

export type PartnerFigureView = {
  readonly kind: 'partnerFigure';
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  readonly page: PartnerPage;
  readonly reading?: Reading;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
};

export type PartnerView = PartnerLinkView | PartnerFigureView;

export type PartnerNotice =
  | { readonly what: 'partnerRevoked'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'partnerAccepted'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'partnerReturned'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'partnerOver'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'noPublicAddress'; readonly contact: string };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly partners: { readonly is: 'partner'; readonly number: number };
  }
}

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly partners: PartnerView;
  }
  interface NoticesOf {
    readonly partners: PartnerNotice;
  }
}
