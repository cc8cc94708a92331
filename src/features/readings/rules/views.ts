import type { Trend } from '../../analysis/rules/trend.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Colleague, Reader } from '../../../core/measures/people.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading, Question, TypedAnswer } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** The first lines of an owner's first message: from whom, why you, what if it is not yours, where the notice is. */
export type Introduction = {
  readonly organisation: string;
  readonly contact: string;
  readonly privacyNotice: string;
  readonly measures: number;
  /** The commonest frequency of those measures, said as "usually twice a year". */
  readonly frequency: Measure['frequency'];
};

/**
 * Why a list or a form comes a second time: it is soon wanted, or was, and stands on the manager's list from a day on, or
 * a manager asks.
 */
export type Occasion =
  | { readonly stage: 'reminder' }
  | { readonly stage: 'late'; readonly managersListOn: Day }
  | { readonly stage: 'nudge'; readonly by: string };

/** One row of the list: a due reading with its measure, in the order shown (soonest first), numbered from 1. */
export type ListRow = { readonly number: number; readonly measure: Measure; readonly due: DueReading };

/** What waits for somebody beside their figures: words for an objective's report, or a draft for a group that they lead. */
export type AlsoRow =
  | {
      readonly kind: 'narrative';
      readonly objective: { readonly code: string; readonly title: string };
      readonly period: Period;
      readonly dueOn: Day;
    }
  | {
      readonly kind: 'draft';
      readonly group: string;
      readonly name: string;
      /** Title of the measure, and the period of its figure. */
      readonly about: string;
      readonly period: Period;
    };

/** Several due readings: a page of them, and what else waits for this person. */
export type AskListView = {
  readonly kind: 'askList';
  readonly today: Day;
  readonly introduction?: Introduction;
  readonly occasion?: Occasion;
  readonly rows: readonly ListRow[];
  readonly also?: readonly AlsoRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** What went before, shown as one quiet line above the next form or list. */
export type SavedNote = {
  readonly what: 'answered' | 'valueOnly' | 'draft' | 'notReady' | 'notMine' | 'withdrawn';
  readonly measure: Measure;
  readonly due: DueReading;
  readonly reading?: Reading;
  readonly trend?: Trend;
  /** Comparable readings, oldest first, the saved one last: the chart behind *Show the chart*. */
  readonly history: readonly Reading[];
  /** Name of the colleague it was handed to. */
  readonly handedTo?: string;
};

/** A due reading's number in the list last shown; `rest` travels with the form as a hint of what comes next. */
export type Place = { readonly number: number; readonly of: number; readonly rest: readonly number[] };

/** The form of one due reading. */
export type ReadingFormView = {
  readonly kind: 'readingForm';
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  /** The reading there is: to be changed, or a value from a spreadsheet that asks only for the words. */
  readonly reading?: Reading;
  /** Ask only for the words: the value is shown, not asked. */
  readonly wordsOnly: boolean;
  /** A change wants a reason: the figure was released, or its period is locked. */
  readonly wantsReason?: boolean;
  /** Comparable earlier readings, oldest first, at most 24; not the one being answered. */
  readonly history: readonly Reading[];
  readonly yearEarlier?: Reading;
  readonly trend?: Trend;
  /** Wordings in force today; empty where the register has none. */
  readonly objective: string;
  readonly pledges: readonly string[];
  /** Of the committee whose meeting decided the day. */
  readonly committeeTitle: string;
  /** What the boxes hold: a draft, a refused try, or the reading that is changed. */
  readonly typed?: TypedAnswer & { readonly reason?: string };
  /** When the draft shown was saved (ISO instant); absent when it is none. */
  readonly draftSavedAt?: string;
  readonly problems: readonly FieldProblem[];
  readonly questions: readonly Question[];
  readonly introduction?: Introduction;
  readonly occasion?: Occasion;
  /** Where it stands in the list last shown, and the numbers of that list that are still to come after it. */
  readonly place?: Place;
  readonly saved?: SavedNote;
};

/** After an answer: the new point, what it means in a sentence, and when the bot will be back. */
export type ReceiptView = {
  readonly kind: 'receipt';
  readonly today: Day;
  readonly saved: SavedNote;
  /** The next day on which this person will be asked for something, where it is known. */
  readonly nextAsk?: Day;
  /** Still open for this person after this. */
  readonly left: number;
  /** Set where they were never shown a list, so that nobody knows whether this was everything. */
  readonly unlisted?: boolean;
  /** How many things wait beside figures: words for a report, drafts to approve. */
  readonly also?: number;
  /** Set when somebody else had answered already: shown in place of a thank-you. */
  readonly answeredBy?: string;
  /** When somebody was quicker: what this person typed, kept as their draft. */
  readonly yours?: TypedAnswer;
};

export type NotReadyFormView = {
  readonly kind: 'notReadyForm';
  /** Numbers of the list last shown that are still to come. */
  readonly rest?: readonly number[];
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  readonly latest: Day;
  readonly problems: readonly FieldProblem[];
  readonly typed?: { readonly reason: string; readonly expectedOn: string; readonly note: string };
};

export type NotMineFormView = {
  readonly kind: 'notMineForm';
  /** Numbers of the list last shown that are still to come. */
  readonly rest?: readonly number[];
  readonly measure: Measure;
  readonly due: DueReading;
  readonly colleagues: readonly Colleague[];
  readonly problems: readonly FieldProblem[];
};

export type NoLongerFormView = {
  readonly kind: 'noLongerForm';
  /** Numbers of the list last shown that are still to come. */
  readonly rest?: readonly number[];
  readonly measure: Measure;
  readonly due: DueReading;
};

type ReadingView = AskListView | ReadingFormView | ReceiptView | NotReadyFormView | NotMineFormView | NoLongerFormView;

type ReadingNotice =
  | { readonly what: 'nothingDue'; readonly nextAsk?: Day; readonly done: boolean; readonly reader?: Reader }
  | { readonly what: 'mayNot'; readonly measure: Measure; readonly who: readonly string[]; readonly contact: string }
  | { readonly what: 'unknownMeasure'; readonly contact: string }
  | { readonly what: 'notOpen'; readonly measure: Measure; readonly period: string }
  | { readonly what: 'whichOne'; readonly typed: string }
  | { readonly what: 'handedOver'; readonly measure: Measure; readonly due: DueReading; readonly from: string }
  | {
      readonly what: 'putOffAgain';
      readonly measure: Measure;
      readonly due: DueReading;
      readonly from: string;
      readonly expectedOn: Day;
      readonly times: number;
    }
  | { readonly what: 'movedOn'; readonly saved: SavedNote; readonly by?: string; readonly today: Day }
  /** `owns`: something may come due for them meanwhile. */
  | { readonly what: 'away'; readonly backOn: Day; readonly deputies: readonly string[]; readonly owns: boolean }
  | { readonly what: 'awayUntilWhen'; readonly typed: string }
  | { readonly what: 'back' }
  | { readonly what: 'howToChange' };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly readings: ReadingView;
  }
  interface NoticesOf {
    readonly readings: ReadingNotice;
  }
}
