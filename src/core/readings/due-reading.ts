import type { Actor } from '../audit-entry.ts';
import type { Day } from '../calendar/day.ts';
import type { PersonKey } from '../measures/measure.ts';
import type { Period } from '../periods/period.ts';
import type { AnswerWords } from './answer-words.ts';

/** What is stored; `notDue` is the absence of a due reading, `late` is `open` after its due day. */
export type DueState = 'open' | 'answered' | 'valueOnly' | 'notReady' | 'notMine' | 'withdrawn';

/** A question about an answer, put once. */
export type Question =
  | { readonly about: 'value'; readonly kind: 'surprising'; readonly last: string; readonly now: string }
  | {
      readonly about: 'soWhat';
      readonly kind: 'empty' | 'saysNothing' | 'numberAgain' | 'sameAsLastTime';
    }
  /** The words say something, and the figure something else, or a signal has no cause in them: they stand all the same. */
  | {
      readonly about: 'fit';
      readonly kind: 'saysBetter' | 'saysWorse' | 'saysUp' | 'saysDown' | 'noCause';
      readonly last: string;
      readonly now: string;
    }
  | { readonly about: 'nextSteps'; readonly kind: 'noNextStep' };

/** One measure × one period that needs a value, and what became of it. */
export type DueReading = {
  readonly period: Period;
  readonly state: DueState;
  /** When the policy opens it, when the figure is wanted, and when it was first opened here. */
  readonly targetDay: Day;
  readonly openedOn: Day;
  readonly dueOn: Day;
  readonly openedBy: 'framework' | 'hand';
  /** The meeting that takes it, where its paper deadline decided the day. */
  readonly meeting?: { readonly committee: string; readonly date: Day };
  /** Grows with every form that was handled: the token that a card carries. */
  readonly form: number;
  /** The token or activity id handled last: the same again is a repeat. */
  readonly handled: string;
  /** Asked and not yet answered; empty otherwise. */
  readonly questions: readonly Question[];
  readonly notReady?: {
    readonly reason: NotReadyReason;
    readonly expectedOn: Day;
    readonly note: string;
    /** How many times it was put off. */
    readonly times: number;
    readonly by: PersonKey;
  };
  readonly notMine?: { readonly by: PersonKey; readonly to?: PersonKey };
  /** `at` is the instant; rows of an older version have none. */
  readonly withdrawn?: { readonly by: Actor; readonly note: string; readonly at?: string };
  readonly nudged?: Nudge;
  /** A manager is content for this revision to go to committee; a later revision clears it. */
  readonly acknowledged?: { readonly by: PersonKey; readonly at: string; readonly revision: number };
  /** What managers asked about it, oldest first. */
  readonly queries?: readonly Query[];
  /** Since when the period is locked: the reading stands, and only the performance team can change it. */
  readonly lockedOn?: Day;
  /** Who locked it, and the instant, by which it can be undone. */
  readonly lockedBy?: { readonly by: Actor; readonly at: string };
};

/** The last nudge: who pressed it and when (ISO instant), to whom it goes and on which day, and how many there were. */
export type Nudge = {
  readonly by: PersonKey;
  readonly at: string;
  readonly to: PersonKey;
  readonly goesOn: Day;
  readonly times: number;
};

/** What a manager asked, as typed, with what was answered. `token` is the form's, so that a repeated press adds nothing. */
export type Query = {
  readonly by: PersonKey;
  readonly at: string;
  readonly token: string;
  readonly text: string;
  readonly answers: readonly QueryAnswer[];
};
export type QueryAnswer = { readonly by: PersonKey; readonly at: string; readonly text: string };

/** Choices of *Not ready yet*; labels are in the presenters. */
export const NOT_READY_REASONS = [
  'notPublished',
  'waitingForPartner',
  'systemProblem',
  'checking',
  'noTime',
  'other',
] as const;
export type NotReadyReason = (typeof NOT_READY_REASONS)[number];

/** What the boxes of the form hold, as typed. */
export type Typed = AnswerWords & { readonly value: string; readonly provisional: boolean };

/** What a person has typed and not sent: kept for days, per person. */
export type Draft = Typed & { readonly period: string; readonly by: PersonKey; readonly at: string };
