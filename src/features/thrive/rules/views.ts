import type { Trend } from '../../analysis/rules/trend.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { EmployeeGroup } from '../../../core/measures/group.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Chain, Gap, Link } from './chain.ts';
import type { ReachSum, Standing } from './reach-and-clarity.ts';

/** Which explainer: of which group, about which figure. */
export type ExplainerName = { readonly group: string; readonly code: string; readonly period: string };

/** What an explainer says, as facts: a released figure that this reader may see, and the group's part in it. */
export type ExplainerFacts = {
  readonly today: Day;
  readonly group: EmployeeGroup;
  readonly link: Link;
  readonly reading: Reading;
  /** Comparable figures, oldest first, this one last; released, and none that may not be shown. */
  readonly history: readonly Reading[];
  readonly trend?: Trend;
  /** The sentence that its lead, or the performance team, wrote; empty where there is none. */
  readonly written: string;
};

/** An explainer as its group sees it, with the question whether it was clear and the box for one of theirs. */
export type ExplainerView = {
  readonly kind: 'explainer';
  readonly facts: ExplainerFacts;
  /** How many have said whether it was clear; never what they said. */
  readonly answers: number;
  /** What was just done with it, said in a line; the card may stand in a channel, so nobody is named. */
  readonly done?: 'clearNoted' | 'questionSent' | 'questionEmpty' | 'questionTooLong';
  /** For a group that reads on the wall: its lead is asked to print it. */
  readonly toPrint: boolean;
};

/** The explainer before it goes: shown to its lead and the performance team, with the box for their sentence. */
export type ExplainerDraftView = {
  readonly kind: 'explainerDraft';
  readonly facts: ExplainerFacts;
  readonly state: 'draft' | 'approved' | 'sent';
  /** The last that was done with it: by whom, on which day. */
  readonly last?: { readonly what: 'written' | 'approved' | 'sent'; readonly by: string; readonly on: Day };
  /** Whom to tell that the register names the wrong lead. */
  readonly contact: string;
  /** The day on which it goes, where that is decided. */
  readonly goesOn?: Day;
  /** Its form's number: a second press of an older one does nothing twice. */
  readonly form: number;
  readonly typed: string;
  readonly problems: readonly FieldProblem[];
  /** What was just done; `newer`: nothing, for a newer figure took the place of the one on the card. */
  readonly done?: 'kept' | 'approved' | 'newer';
  /** Whether something else waits for this person: they are offered the list. */
  readonly more?: boolean;
};

/** *Which group is yours?*: for somebody of whom nobody has said it. */
export type GroupChoiceView = {
  readonly kind: 'groupChoice';
  /** It was pressed with nothing chosen. */
  readonly unanswered?: boolean;
  readonly groups: readonly Pick<EmployeeGroup, 'code' | 'name'>[];
};

/** The Thrive link of a group with nothing to tell yet: the chain, and no figure. */
export type ThriveLinkView = {
  readonly kind: 'thriveLink';
  readonly chain: Chain;
  /** In somebody's own chat, where it is theirs to say which group is theirs. */
  readonly isOwn?: boolean;
};

/** A question that a group asked, for the performance team to answer. */
export type GroupQuestionView = {
  readonly kind: 'groupQuestion';
  readonly id: string;
  readonly group: string;
  /** Title of the measure. */
  readonly about: string;
  readonly question: string;
  /** The answer goes to the person alone, or to their group as well. */
  readonly mayShare: boolean;
  readonly askedOn: Day;
  readonly typed: string;
  readonly problems: readonly FieldProblem[];
};

/** For the performance team: how many were reached, for how many it was clear, and where the chain has gaps. */
export type ThriveOverviewView = {
  readonly kind: 'thriveOverview';
  readonly standings: readonly Standing[];
  readonly gaps: readonly Gap[];
  /** Questions that wait for an answer, the oldest first: how many, and the first few. */
  readonly open: number;
  readonly questions: readonly { readonly id: string; readonly group: string; readonly question: string }[];
  readonly page: number;
  readonly pages: number;
  readonly sum: ReachSum;
};

export type ThriveView =
  ExplainerView | ExplainerDraftView | GroupChoiceView | ThriveLinkView | GroupQuestionView | ThriveOverviewView;

/** What is said in a few sentences. */
export type ThriveNotice =
  /** An answer to a question, for the person who asked, or, where they agreed, for their group. */
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
