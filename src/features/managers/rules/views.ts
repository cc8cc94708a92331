import type { Day } from '../../../core/calendar/day.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Colleague } from '../../../core/measures/people.ts';
import type { NotLinked } from '../../channels/rules/views.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Trend } from '../../analysis/rules/trend.ts';
import type { NeedsOwner } from '../../readings/rules/needs-owner.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { DigestKind } from './digest-items.ts';
import type { NotReached } from '../../../messaging/rules/reach.ts';

export type ManagerAct = 'nudge' | 'reassign' | 'acknowledge' | 'query';

/** `by` is absent for the reader. */
export type Done = { readonly by?: string; readonly on: Day };

export type AskedQuery = Done & {
  readonly text: string;
  readonly answers: readonly (Done & { readonly text: string })[];
};

/** A due reading for its manager; `open`: nothing needs the manager any more. */
export type DigestRow = {
  readonly kind: DigestKind | 'open';
  readonly why?: NeedsOwner | 'away';
  readonly measure: Measure;
  readonly due: DueReading;
  readonly reading?: Reading;
  readonly trend?: Trend;
  readonly service: string;
  readonly owner: string;
  readonly notReached?: NotReached;
  readonly backOn?: Day;
  readonly wants: boolean;
  readonly acts: readonly ManagerAct[];
  readonly nudged?: Done & { readonly goesOn: Day };
  readonly acknowledged?: Done;
  readonly queries: readonly AskedQuery[];
};

export type DigestNote =
  | { readonly what: 'nudged'; readonly to: string; readonly goesOn: Day; readonly heldBack: boolean }
  | { readonly what: 'nudgedLately'; readonly again: Day }
  | { readonly what: 'nobodyToAsk' | 'acknowledged' | 'nothingToAcknowledge' | 'asked' | 'notOpenAnyMore' }
  | { readonly what: 'reassigned'; readonly to: string; readonly dueOn: Day; readonly notReached?: NotReached };

/** The digest and page of a card, so that a press returns to it. */
export type DigestPlace = { readonly digest: string; readonly page: number };

export type ManagerDigestView = {
  readonly kind: 'managerDigest';
  readonly today: Day;
  readonly place: DigestPlace;
  readonly pages: number;
  /** `rows` is this page; `all` is what the counts above it are about. */
  readonly rows: readonly DigestRow[];
  readonly all: readonly (Pick<DigestRow, 'kind' | 'wants' | 'measure' | 'due' | 'service'> & {
    /** It came in, and its change is beyond the usual variation. */
    readonly signal?: boolean;
  })[];
  readonly note?: DigestNote;
};

export type ReassignFormView = {
  readonly kind: 'reassignForm';
  readonly place: DigestPlace;
  readonly measure: Measure;
  readonly due: DueReading;
  readonly owner: string;
  readonly colleagues: readonly Colleague[];
  readonly problems: readonly FieldProblem[];
};

export type QueryFormView = {
  readonly kind: 'queryForm';
  readonly today: Day;
  readonly measure: Measure;
  readonly due: DueReading;
  readonly reading?: Reading;
  readonly typed: string;
  /** Hidden numbers in the words: the form asks for other words. */
  readonly otherWordsFor?: readonly string[];
  readonly problems: readonly FieldProblem[];
  readonly for:
    | { readonly what: 'ask'; readonly place: DigestPlace; readonly to: string }
    | { readonly what: 'answer'; readonly number: number; readonly from: string; readonly question: string };
};

export type ManagerView = ManagerDigestView | ReassignFormView | QueryFormView;

type About = { readonly measure: Measure; readonly due: DueReading };

export type ManagerNotice =
  | { readonly what: 'notYourTeam'; readonly measure: Measure; readonly who: string; readonly contact: string }
  | { readonly what: 'noDigest' | 'noTeam' | 'teamQuiet' }
  | ({
      readonly what: 'queryAnswered';
      readonly from: string;
      readonly question: string;
      readonly answer: string;
    } & About)
  | ({ readonly what: 'answerSent'; readonly to: string } & About)
  | { readonly what: 'content'; readonly who: readonly string[]; readonly about: readonly About[] }
  | { readonly what: 'handedOn'; readonly measure: Measure; readonly from: string; readonly to: string }
  | {
      readonly what: 'reach';
      readonly owners: number;
      readonly notReached: readonly { readonly name: string; readonly why: NotReached | 'untried' }[];
      /** Committees and groups without a usable channel or chat. */
      readonly channels: readonly NotLinked[];
      readonly link: string;
    };

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly managers: ManagerView;
  }
  interface NoticesOf {
    readonly managers: ManagerNotice;
  }
}
