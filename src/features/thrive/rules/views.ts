import type { Trend } from '../../analysis/rules/trend.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Chain, Gap, Link } from './chain.ts';
import type { ReachSum, GroupReach } from './reach-and-clarity.ts';

export type ExplainerName = { readonly group: string; readonly code: string; readonly period: string };

/** A released figure that this reader may see, and the group's part in it. */
export type ExplainerFacts = {
  readonly today: Day;
  readonly group: EmployeeGroup;
  readonly link: Link;
  readonly reading: Reading;
  /** Comparable released figures that may be shown, oldest first, ending with this one. */
  readonly history: readonly Reading[];
  readonly trend?: Trend;
  readonly written: string;
};

/** An explainer for its group, with the question whether it was clear and a box for questions. */
export type ExplainerView = {
  readonly kind: 'explainer';
  readonly facts: ExplainerFacts;
  readonly answers: number;
  /** Result of the last press. The card may be in a channel, so it names no person. */
  readonly done?: 'clearNoted' | 'questionSent' | 'questionEmpty' | 'questionTooLong';
  /** For a group without a conversation: its lead is asked to print it. */
  readonly toPrint: boolean;
};

/** A draft for its lead and the performance team, with a box for the sentence. */
export type ExplainerDraftView = {
  readonly kind: 'explainerDraft';
  readonly facts: ExplainerFacts;
  readonly state: 'draft' | 'approved' | 'sent';
  readonly last?: { readonly what: 'written' | 'approved' | 'sent'; readonly by: string; readonly on: Day };
  /** Whom to tell that the register names the wrong lead. */
  readonly contact: string;
  readonly goesOn?: Day;
  /** Form number, to detect a press on an older card. */
  readonly form: number;
  readonly typed: string;
  readonly problems: readonly FieldProblem[];
  /** Result of the last press; `newer`: a newer figure replaced the card's. */
  readonly done?: 'kept' | 'approved' | 'newer';
  /** Other work waits for this person: offer the list. */
  readonly more?: boolean;
};

export type GroupChoiceView = {
  readonly kind: 'groupChoice';
  readonly unanswered?: boolean;
  readonly groups: readonly Pick<EmployeeGroup, 'code' | 'name'>[];
};

/** A group without figures yet: the chain only. */
export type ThriveLinkView = {
  readonly kind: 'thriveLink';
  readonly chain: Chain;
  /** In a person's own chat, where they can say which group is theirs. */
  readonly isOwn?: boolean;
};

export type GroupQuestionView = {
  readonly kind: 'groupQuestion';
  readonly id: string;
  readonly group: string;
  readonly about: string;
  readonly question: string;
  /** The answer goes to the person alone, or to the group as well. */
  readonly mayShare: boolean;
  readonly askedOn: Day;
  readonly typed: string;
  readonly problems: readonly FieldProblem[];
};

/** For the performance team: reach, clarity, and gaps in the chain. */
export type ThriveOverviewView = {
  readonly kind: 'thriveOverview';
  readonly standings: readonly GroupReach[];
  readonly gaps: readonly Gap[];
  /** Unanswered questions: their number, and the oldest few. */
  readonly open: number;
  readonly questions: readonly { readonly id: string; readonly group: string; readonly question: string }[];
  readonly page: number;
  readonly pages: number;
  readonly sum: ReachSum;
};

export type ThriveView =
  ExplainerView | ExplainerDraftView | GroupChoiceView | ThriveLinkView | GroupQuestionView | ThriveOverviewView;

export type ThriveNotice =
  /** For the person who asked or, if they agreed, for the group. */
  | {
      readonly what: 'groupAnswer';
      readonly to: 'person' | 'group';
      readonly group: string;
      readonly about: string;
      readonly question: string;
      readonly answer: string;
    }
  | { readonly what: 'groupAnswerSent'; readonly went: 'person' | 'both' | 'group' | 'nobody' }
  | { readonly what: 'answeredAlready'; readonly question: string; readonly answer: string }
  | { readonly what: 'noSuchExplainer' }
  | { readonly what: 'noGroups'; readonly contact: string }
  | { readonly what: 'notYourGroup'; readonly group: string; readonly contact: string };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly thrive: ThriveView;
  }
  interface NoticesOf {
    readonly thrive: ThriveNotice;
  }
}
