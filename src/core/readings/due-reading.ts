import type { Actor } from '../audit-entry.ts';
import type { Day } from '../calendar/day.ts';
import type { PersonKey } from '../measures/measure.ts';
import type { Period } from '../periods/period.ts';
import type { AnswerWords } from './answer-words.ts';

/** `notDue` is the absence of a due reading, `late` is `open` after its due day. */
export type DueState = 'open' | 'answered' | 'valueOnly' | 'notReady' | 'notMine' | 'withdrawn';

/** A question about an answer, asked once (docs/rules.md, "Ask once"). */
export type Question =
  | { readonly about: 'value'; readonly kind: 'surprising'; readonly last: string; readonly now: string }
  | {
      readonly about: 'soWhat';
      readonly kind: 'empty' | 'saysNothing' | 'numberAgain' | 'sameAsLastTime';
    }
  /** Words and figure disagree, or a signal has no cause in the words. The answer counts anyway. */
  | {
      readonly about: 'fit';
      readonly kind: 'saysBetter' | 'saysWorse' | 'saysUp' | 'saysDown' | 'noCause';
      readonly last: string;
      readonly now: string;
    }
  | { readonly about: 'nextSteps'; readonly kind: 'noNextStep' };

/** One measure × one period that needs a value. */
export type DueReading = {
  readonly period: Period;
  readonly state: DueState;
  /** The day the policy opens it, the day it was opened here, and the day the figure is due. */
  readonly targetDay: Day;
  readonly openedOn: Day;
  readonly dueOn: Day;
  readonly openedBy: 'framework' | 'hand';
  /** Set if the meeting's paper deadline decided the due day. */
  readonly meeting?: { readonly committee: string; readonly date: Day };
  /** Counts handled forms. Cards carry it as a token. */
  readonly form: number;
  /** Token or activity id handled last, to detect repeats. */
  readonly handled: string;
  /** Asked and not yet answered. */
  readonly questions: readonly Question[];
  readonly notReady?: {
    readonly reason: NotReadyReason;
    readonly expectedOn: Day;
    readonly note: string;
    readonly times: number;
    readonly by: PersonKey;
  };
  readonly notMine?: { readonly by: PersonKey; readonly to?: PersonKey };
  /** `at` is an ISO instant; older rows have none. */
  readonly withdrawn?: { readonly by: Actor; readonly note: string; readonly at?: string };
  readonly nudged?: Nudge;
  /** A manager accepts this revision for committee. A later revision clears it. */
  readonly acknowledged?: { readonly by: PersonKey; readonly at: string; readonly revision: number };
  /** Managers' questions, oldest first. */
  readonly queries?: readonly Query[];
  /** From this day only the performance team can change the reading. */
  readonly lockedOn?: Day;
  /** `at` decides how long the lock can be undone. */
  readonly lockedBy?: { readonly by: Actor; readonly at: string };
};

/** The last nudge: by whom, at which instant, to whom, the day it is sent, and the number of nudges. */
export type Nudge = {
  readonly by: PersonKey;
  readonly at: string;
  readonly to: PersonKey;
  readonly goesOn: Day;
  readonly times: number;
};

/** A manager's question with its answers. `token` is the form's, so that a repeated press adds nothing. */
export type Query = {
  readonly by: PersonKey;
  readonly at: string;
  readonly token: string;
  readonly text: string;
  readonly answers: readonly QueryAnswer[];
};
export type QueryAnswer = { readonly by: PersonKey; readonly at: string; readonly text: string };

/** Choices of *Not ready yet*. */
export const NOT_READY_REASONS = [
  'notPublished',
  'waitingForPartner',
  'systemProblem',
  'checking',
  'noTime',
  'other',
] as const;
export type NotReadyReason = (typeof NOT_READY_REASONS)[number];

/** The form's fields, as typed. */
export type TypedAnswer = AnswerWords & { readonly value: string; readonly provisional: boolean };

/** A person's unsent form, kept for days. */
export type Draft = TypedAnswer & { readonly period: string; readonly by: PersonKey; readonly at: string };
