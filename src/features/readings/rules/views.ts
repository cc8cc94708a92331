import type { Trend } from '../../analysis/rules/trend.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Colleague, Reader } from '../../../core/measures/people.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading, Question, TypedAnswer } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';

export type Introduction = {
  readonly organisation: string;
  readonly contact: string;
  readonly privacyNotice: string;
  readonly measures: number;
  /** The commonest of those measures, for "usually twice a year". */
  readonly frequency: Measure['frequency'];
};

/** Why a list or a form comes again: due soon, late and on the manager's list from a day on, or a manager asks. */
export type Occasion =
  | { readonly stage: 'reminder' }
  | { readonly stage: 'late'; readonly managersListOn: Day }
  | { readonly stage: 'nudge'; readonly by: string };

export type ListRow = { readonly number: number; readonly measure: Measure; readonly due: DueReading };

/** What is pending besides figures: words for an objective's report, or a draft for a group that they lead. */
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
      readonly about: string;
      readonly period: Period;
    };

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

export type SavedNote = {
  readonly what: 'answered' | 'valueOnly' | 'draft' | 'notReady' | 'notMine' | 'withdrawn';
  readonly measure: Measure;
  readonly due: DueReading;
  readonly reading?: Reading;
  readonly trend?: Trend;
  /** Comparable readings, oldest first, with the saved one last. */
  readonly history: readonly Reading[];
  readonly handedTo?: string;
};

/** A number in the list last shown; `rest` are the numbers that are still to come, carried by the form as a hint. */
export type Place = { readonly number: number; readonly of: number; readonly rest: readonly number[] };

export type ReadingFormView = {
  readonly kind: 'readingForm';
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  /** The existing reading: to be changed, or imported without words. */
  readonly reading?: Reading;
  readonly wordsOnly: boolean;
  /** The figure was released, or its period is locked. */
  readonly wantsReason?: boolean;
  /** Comparable earlier readings, oldest first, at most 24. */
  readonly history: readonly Reading[];
  readonly yearEarlier?: Reading;
  readonly trend?: Trend;
  /** Wordings in force today; may be empty. */
  readonly objective: string;
  readonly pledges: readonly string[];
  /** Of the committee whose meeting decided the due day. */
  readonly committeeTitle: string;
  /** What the boxes hold: a draft, a refused answer, or the existing reading. */
  readonly typed?: TypedAnswer & { readonly reason?: string };
  readonly draftSavedAt?: string;
  readonly problems: readonly FieldProblem[];
  readonly questions: readonly Question[];
  readonly introduction?: Introduction;
  readonly occasion?: Occasion;
  /** Its position in the list last shown. */
  readonly place?: Place;
  readonly saved?: SavedNote;
};

export type ReceiptView = {
  readonly kind: 'receipt';
  readonly today: Day;
  readonly saved: SavedNote;
  /** The next day on which this person is asked for something. */
  readonly nextAsk?: Day;
  readonly left: number;
  /** They were never shown a list, so it is unknown whether this was everything. */
  readonly unlisted?: boolean;
  /** Pending besides figures: words for a report, drafts to approve. */
  readonly also?: number;
  /** Another person had answered already: shown instead of a thank-you. */
  readonly answeredBy?: string;
  /** What this person typed if another was quicker; kept as their draft. */
  readonly yours?: TypedAnswer;
};

/** `rest`: numbers of the list last shown that are still to come. */
type FormAfter = { readonly rest?: readonly number[]; readonly measure: Measure; readonly due: DueReading };

export type NotReadyFormView = FormAfter & {
  readonly kind: 'notReadyForm';
  readonly today: Day;
  readonly latest: Day;
  readonly problems: readonly FieldProblem[];
  readonly typed?: Readonly<Record<'reason' | 'expectedOn' | 'note', string>>;
};

export type NotMineFormView = FormAfter & {
  readonly kind: 'notMineForm';
  readonly colleagues: readonly Colleague[];
  readonly problems: readonly FieldProblem[];
};

export type NoLongerFormView = FormAfter & { readonly kind: 'noLongerForm' };

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
