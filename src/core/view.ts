import type { Trend } from '../features/analysis/rules/trend.ts';
import type { AnalysisCardView } from '../features/analysis/rules/views.ts';
import type { Day } from './calendar/day.ts';
import type { CommitteeDigestView, DigestFormView, DigestNotice } from '../features/committee-digest/rules/views.ts';
import type { FieldProblem } from './field-problem.ts';
import type { LegalHoldsNotice } from '../features/records/rules/views.ts';
import type { ManagerNotice, ManagerView } from '../features/managers/rules/views.ts';
import type { DeskActView, ReleaseNotice } from '../features/release/rules/views.ts';
import type { Reader } from './measures/reader.ts';
import type { Measure } from './measures/measure.ts';
import type { PartnerNotice, PartnerView } from '../features/partners/rules/views.ts';
import type { Period } from './periods/period.ts';
import type { PlaceNotice, TieFormView } from '../features/channels/rules/place-views.ts';
import type { NarrativeFormView, NarrativeNotice, ObjectiveNamed } from '../features/narratives/rules/views.ts';
import type { Draft, DueReading, Question } from './readings/due-reading.ts';
import type { Reading } from './readings/reading.ts';
import type { MeasureCardView } from '../features/search/rules/views.ts';
import type { SpreadsheetNotice, SpreadsheetView } from '../features/register/rules/workbook/views.ts';
import type { ThriveNotice, ThriveView } from '../features/thrive/rules/views.ts';
import type { ProgressView } from '../features/progress/rules/views.ts';
import type { AnyRequestView, RequestNotice } from '../features/requests/rules/views.ts';

export type { FieldProblem };

/**
 * What a person is shown, as facts. Use cases decide on a view; presenters turn it into words and card data; the channel
 * alone knows that it becomes an Adaptive Card.
 */
export type View =
  | AskListView
  | ReadingFormView
  | ReceiptView
  | NotReadyFormView
  | NotMineFormView
  | NoLongerFormView
  | NoticeView
  | ManagerView
  | PartnerView
  | MeasureCardView
  | DeskActView
  | SpreadsheetView
  | TieFormView
  | ThriveView
  | AnalysisCardView
  | NarrativeFormView
  | AnyRequestView
  | ProgressView
  | CommitteeDigestView
  | DigestFormView;

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
  | { readonly kind: 'narrative'; readonly objective: ObjectiveNamed; readonly period: Period; readonly dueOn: Day }
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
  readonly typed?: Omit<Draft, 'period' | 'by' | 'at'> & { readonly reason?: string };
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
  readonly yours?: Omit<Draft, 'period' | 'by' | 'at'>;
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
  /** Colleagues to choose from: e-mail address and name. */
  readonly colleagues: readonly { readonly email: string; readonly name: string }[];
  readonly problems: readonly FieldProblem[];
};

export type NoLongerFormView = {
  readonly kind: 'noLongerForm';
  /** Numbers of the list last shown that are still to come. */
  readonly rest?: readonly number[];
  readonly measure: Measure;
  readonly due: DueReading;
};

/** Everything that is said in a few sentences, with up to three things to press. */
export type NoticeView = {
  readonly kind: 'notice';
  /** What this person typed on the form that this takes the place of. */
  readonly yours?: Pick<Draft, 'value' | 'soWhat' | 'nextSteps'>;
  readonly about:
    | { readonly what: 'nothingDue'; readonly nextAsk?: Day; readonly done: boolean; readonly reader?: Reader }
    | { readonly what: 'stranger'; readonly organisation: string; readonly contact: string }
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
    | { readonly what: 'heldRun'; readonly job: string; readonly people: number }
    | { readonly what: 'runSent'; readonly people: number; readonly paused: number }
    | { readonly what: 'notYourDesk'; readonly contact: string }
    /** `owns`: something may come due for them meanwhile. */
    | { readonly what: 'away'; readonly backOn: Day; readonly deputies: readonly string[]; readonly owns: boolean }
    | { readonly what: 'awayUntilWhen'; readonly typed: string }
    | { readonly what: 'back' }
    | { readonly what: 'paused'; readonly since: Day }
    | { readonly what: 'resumed' }
    | {
        readonly what: 'help';
        readonly privacyNotice: string;
        readonly contact: string;
        readonly reader?: Reader;
        /** Whether a measure is theirs, whatever else they are. */
        readonly owns?: boolean;
      }
    | { readonly what: 'notUnderstood'; readonly open: number; readonly reader?: Reader }
    | { readonly what: 'thanked' | 'howToChange' }
    | { readonly what: 'inPeace'; readonly contact: string; readonly reader: Reader }
    | { readonly what: 'tooLong'; readonly length: number; readonly most: number }
    | { readonly what: 'tryAgain' }
    | LegalHoldsNotice
    | ManagerNotice
    | PartnerNotice
    | ReleaseNotice
    | SpreadsheetNotice
    | PlaceNotice
    | ThriveNotice
    | NarrativeNotice
    | RequestNotice
    | DigestNotice;
};
