import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Named } from '../../small-numbers/rules/named-in-words.ts';
import type { ReleaseNote } from './decide-release.ts';
import type { Which } from './which.ts';

export type Scope =
  | { readonly of: 'measure'; readonly title: string }
  | { readonly of: 'measures'; readonly count: number }
  | { readonly of: 'committee'; readonly title: string }
  | { readonly of: 'objective'; readonly title: string }
  | { readonly of: 'all' };

export type ReleaseRow = {
  readonly measure: Measure;
  readonly reading: Reading;
  readonly notes: readonly ReleaseNote[];
};
export type BlockedRow = {
  readonly measure: Measure;
  readonly reading: Reading;
  readonly named: readonly Named[];
  readonly below: number;
};

/** A release before it is pressed, after it, and after it was taken back. */
export type ReleaseView = {
  readonly kind: 'release';
  readonly stage: 'preview' | 'done' | 'takenBack';
  readonly today: Day;
  readonly which: Which;
  readonly scope: Scope;
  readonly period: Period;
  readonly rows: readonly ReleaseRow[];
  readonly blocked: readonly BlockedRow[];
  readonly missing: readonly string[];
  readonly already: number;
  /** Set if this is about one figure that was released before and is hidden as a small number. */
  readonly hidden?: Omit<ReleaseRow, 'notes'>;
  readonly at: string;
};

export type LockView = {
  readonly kind: 'lock';
  readonly stage: 'preview' | 'done' | 'undone';
  readonly which: Which;
  readonly scope: Scope;
  readonly period: Period;
  readonly locked: number;
  readonly already: number;
  readonly history: number;
  readonly stillOpen: readonly string[];
  readonly at: string;
};

export type ReasonFormView = {
  readonly kind: 'reasonForm';
  readonly act: 'unlock' | 'withdraw' | 'letWordsStand' | 'letFigureStand';
  readonly which: Which;
  readonly scope: Scope;
  readonly period: Period;
  readonly about?: { readonly measure: Measure; readonly reading: Reading };
  readonly count: number;
  readonly typed: string;
  readonly problems: readonly FieldProblem[];
};

export type DeskActView = ReleaseView | LockView | ReasonFormView;

type About = { readonly measure: Measure; readonly period: Period };

export type ReleaseNotice =
  /** For an owner who tries to change a locked reading. */
  | {
      readonly what: 'locked';
      readonly measure: Measure;
      readonly due: DueReading;
      readonly reading?: Reading;
      readonly contact: string;
    }
  | ({ readonly what: 'openedByHand'; readonly due: DueReading; readonly owner: string } & About)
  | ({ readonly what: 'askedAgain'; readonly to: string; readonly goesOn: Day } & About)
  | ({
      readonly what: 'notAskedAgain';
      readonly because: 'answered' | 'locked' | 'notLive' | 'nobodyToAsk' | 'nudgedLately' | 'notOpen';
    } & About)
  | ({ readonly what: 'withdrawn'; readonly which: Which; readonly at: string } & About)
  | { readonly what: 'nothingReleased'; readonly code: string; readonly period: string }
  | { readonly what: 'unlocked'; readonly count: number; readonly period: Period }
  | {
      readonly what: 'moved';
      readonly measure: Measure;
      readonly from: string;
      readonly to: string;
      readonly on: Day;
    }
  | { readonly what: 'tooLateToUndo' }
  | { readonly what: 'releaseHow' }
  | { readonly what: 'deskRefused'; readonly problem: string; readonly cure: string };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly release: DeskActView;
  }
  interface NoticesOf {
    readonly release: ReleaseNotice;
  }
}
