import type { Day } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Report } from '../../reports/rules/report.ts';
import type { ReachSum } from '../../thrive/rules/reach-and-clarity.ts';
import type { LeftOut } from './edited.ts';
import type { Digest, PerformanceMeeting } from './digest.ts';

export type DigestPage = { readonly committee: string; readonly meeting: Day; readonly page: number };

/** Of the card of an undone release: in the channel, perhaps being sent, or never sent. */
export type Posted = 'stands' | 'onItsWay' | 'no';

export type DigestDone =
  | { readonly what: 'edited' | 'restored'; readonly title: string }
  | { readonly what: 'opening' | 'held' | 'taken' | 'overtaken' | 'tooLateToUndo' }
  | { readonly what: 'released'; readonly figures: number; readonly goes: boolean }
  | { readonly what: 'undone'; readonly figures: number; readonly posted: Posted }
  | { readonly what: 'blocked'; readonly titles: readonly string[] };

export type ReleaseAsked = {
  readonly figures: number;
  readonly already: number;
  readonly withoutWords: number;
  readonly provisional: number;
  readonly blocked: readonly string[];
  /** Other words that name a hidden figure block the release. */
  readonly leftOut: readonly LeftOut[];
};

export type DigestFileLink = { readonly format: 'docx' | 'html'; readonly link: string };

export type CommitteeDigestView = {
  readonly kind: 'committeeDigest';
  readonly reader: 'officer' | 'committee';
  readonly today: Day;
  readonly page: number;
  readonly meeting: PerformanceMeeting;
  readonly digest: Digest;
  readonly report: Report;
  readonly goesTo: 'channel' | 'chat' | 'nowhere' | 'refused';
  readonly by?: string;
  readonly undoable?: boolean;
  readonly done?: DigestDone;
  readonly asks?: ReleaseAsked;
  readonly files?: readonly DigestFileLink[];
  readonly staff?: ReachSum;
};

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
  | {
      readonly what: 'digestWithdrawn';
      readonly committee: string;
      readonly period: Period;
      readonly meeting: Day;
      readonly on: Day;
    }
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
