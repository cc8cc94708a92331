import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { DueReading, Question } from '../../../core/readings/due-reading.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { PartnerAnswer, PartnerPage, PartnerTyped } from './partner-page.ts';

/** What is wrong in a box of a partner's page. */
export type PartnerProblem = {
  readonly field: keyof PartnerTyped;
  readonly problem: string;
  readonly cure: string;
};

/** What a partner's form shows: who asks and why, what is known, and the boxes. */
export type PartnerFormView = {
  readonly kind: 'partnerForm';
  readonly today: Day;
  readonly organisation: string;
  readonly contact: string;
  /** The sponsor's name. */
  readonly from: string;
  readonly why: string;
  /** The objective in force that the measure serves, and the committee that takes the figure; empty where there is none. */
  readonly objective: string;
  readonly committee: string;
  readonly org: string;
  readonly measure: Measure;
  readonly period: Period;
  /** When it is wanted, and until when it is taken. */
  readonly dueOn: Day;
  readonly closesOn: Day;
  /** Released figures before this period that may be seen outside, oldest first. */
  readonly known: readonly Reading[];
  readonly typed: PartnerTyped;
  readonly problems: readonly PartnerProblem[];
  readonly questions: readonly Question[];
  /** What the council wrote when it sent an earlier answer back. */
  readonly returned?: { readonly words: string; readonly given: PartnerAnswer };
};

/** Where a released figure stands: a committee's report and its meeting. */
export type Appearance = { readonly committee: string; readonly on: Day };

/** What became of a partner's figure. */
export type PartnerReceiptView = {
  readonly kind: 'partnerReceipt';
  readonly today: Day;
  readonly organisation: string;
  readonly contact: string;
  readonly from: string;
  readonly org: string;
  readonly measure: Measure;
  readonly period: Period;
  readonly given: PartnerAnswer;
  readonly state: 'given' | 'accepted' | 'returned';
  readonly returned?: string;
  readonly gap: string;
  /** The figure as it was published, once it is, and where. */
  readonly published?: { readonly reading: Reading; readonly appeared: readonly Appearance[] };
  /** It was published, but is hidden where others read it. */
  readonly hidden: boolean;
};

/** What stands at a partner's address. `gone` is one page for a guessed, expired, used or revoked one. */
export type PartnerPublicView = PartnerFormView | PartnerReceiptView | { readonly kind: 'gone' };

/** The card on which a sponsor makes, sees and revokes a partner's page. */
export type PartnerLinkView = {
  readonly kind: 'partnerLink';
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  readonly page?: PartnerPage;
  /** Carried by the card: makes a repeated press the same page. */
  readonly seed: string;
  readonly why: string;
  readonly problems: readonly FieldProblem[];
  /** The address, on the card that made it and on no other: only its hash is kept. */
  readonly address?: string;
};

/** The card that asks a sponsor what becomes of a partner's figure. */
export type PartnerFigureView = {
  readonly kind: 'partnerFigure';
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  readonly page: PartnerPage;
  /** The reading that there is already. */
  readonly reading?: Reading;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
};

export type PartnerView = PartnerLinkView | PartnerFigureView;

/** What is said about a partner's page in a sentence or two. */
export type PartnerNotice =
  | { readonly what: 'partnerRevoked'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'partnerAccepted'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'partnerReturned'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'partnerOver'; readonly measure: Measure; readonly due: DueReading; readonly org: string }
  | { readonly what: 'noPublicAddress'; readonly contact: string };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    /** The figure of that number that a partner gave on a page. */
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
