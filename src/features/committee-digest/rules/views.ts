import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Report } from '../../reports/rules/report.ts';
import type { ReachSum } from '../../thrive/rules/reach-and-clarity.ts';
import type { LeftOut } from './edited.ts';
import type { Digest, PerformanceMeeting } from './digest.ts';

/** Where a card stands, so that a press brings the same page back. Page 1 is the page that stands alone. */
export type DigestPage = { readonly committee: string; readonly meeting: Day; readonly page: number };

/**
 * Whether the committee's place has the card of a release that is undone: it stands there, it was just being sent, or it
 * never went.
 */
export type Posted = 'stands' | 'onItsWay' | 'no';

/** What was just done, said above the digest. */
export type DigestDone =
  | { readonly what: 'edited' | 'restored'; readonly title: string }
  | { readonly what: 'opening' | 'held' | 'taken' | 'overtaken' | 'tooLateToUndo' }
  | { readonly what: 'released'; readonly figures: number; readonly goes: boolean }
  | { readonly what: 'undone'; readonly figures: number; readonly posted: Posted }
  /** Their words name a hidden figure: they are released once they are reworded. */
  | { readonly what: 'blocked'; readonly titles: readonly string[] };

/** What a release would do, asked before it is done. */
export type ReleaseAsked = {
  /** Figures that become public with it, and those that are already. */
  readonly figures: number;
  readonly already: number;
  readonly withoutWords: number;
  readonly provisional: number;
  /** Titles of measures whose words name a hidden figure. */
  readonly blocked: readonly string[];
  /** Others' words that do: while there are any, nothing is released. */
  readonly leftOut: readonly LeftOut[];
};

/** A file of the digest as released, to be fetched by a browser. */
export type DigestFileLink = { readonly format: 'docx' | 'html'; readonly link: string };

/** A committee's digest: to its officers before it is released, then to the committee. */
export type CommitteeDigestView = {
  readonly kind: 'committeeDigest';
  readonly reader: 'officer' | 'committee';
  readonly today: Day;
  readonly page: number;
  readonly meeting: PerformanceMeeting;
  readonly digest: Digest;
  /** With what the officer changed. */
  readonly report: Report;
  /** Where it goes once it is released: nowhere yet, or Teams refuses it. */
  readonly goesTo: 'channel' | 'chat' | 'nowhere' | 'refused';
  /** Who held or released it. */
  readonly by?: string;
  /** Its release can still be undone. */
  readonly undoable?: boolean;
  readonly done?: DigestDone;
  readonly asks?: ReleaseAsked;
  readonly files?: readonly DigestFileLink[];
  /** Staff whose work contributes to these measures: how many were reached, and for how many it was clear. */
  readonly staff?: ReachSum;
};

/** Boxes for words: those that open page one, an item's, or why the digest is held. */
export type DigestFormView = {
  readonly kind: 'digestForm';
  readonly at: DigestPage;
  readonly form: number;
  readonly problems: readonly FieldProblem[];
  readonly about:
    | { readonly what: 'opening'; readonly typed: string }
    | { readonly what: 'hold'; readonly typed: string }
    | {
        readonly what: 'item';
        readonly measure: Measure;
        /** As the owner wrote it. */
        readonly reading: Reading;
        readonly soWhat: string;
        readonly nextSteps: string;
        readonly isEdited: boolean;
      };
};

export type DigestNotice =
  | { readonly what: 'mayNotDigest'; readonly contact: string }
  | { readonly what: 'noMeeting'; readonly title: string }
  | { readonly what: 'whichCommittee'; readonly typed: string; readonly codes: readonly string[] }
  /** In place of the card of a release that was undone, and where it may have been posted. */
  | {
      readonly what: 'digestWithdrawn';
      readonly committee: string;
      readonly period: Period;
      readonly meeting: Day;
      readonly on: Day;
    }
  /** An owner's words were changed for a committee: what stands there now. */
  | {
      readonly what: 'wordsEdited';
      readonly committee: string;
      readonly meeting: Day;
      readonly edits: readonly {
        readonly title: string;
        readonly now: string;
        readonly by: string;
      }[];
    };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly committeeDigest:
      | { readonly is: 'digest'; readonly again: boolean }
      | { readonly is: 'paper' | 'paperWithdrawn' }
      | { readonly is: 'edited'; readonly committee: string; readonly meeting: string };
  }
}

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly committeeDigest: CommitteeDigestView | DigestFormView;
  }
  interface NoticesOf {
    readonly committeeDigest: DigestNotice;
  }
}
