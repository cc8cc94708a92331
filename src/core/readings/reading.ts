import type { Actor } from '../audit-entry.ts';
import type { PersonKey } from '../measures/measure.ts';
import type { Period } from '../periods/period.ts';
import type { AnswerWords, WordsField } from './answer-words.ts';

export type ReadingStatus = 'provisional' | 'final' | 'revised';

/** A value with its status and words: the current state; every change is a revision. */
export type Reading = AnswerWords & {
  readonly period: Period;
  /** A canonical decimal without unit (`1234.5`), and what the person typed (`£1,234.50`). */
  readonly value: string;
  readonly typed: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: ReadingStatus;
  readonly method: string;
  readonly sample: string;
  readonly suppliedBy: string;
  readonly sourceUrl: string;
  /** Why the figure was changed; only a revision of a figure has one. */
  readonly reason?: string;
  /** 1 for the first. */
  readonly revision: number;
  readonly by: PersonKey | 'register';
  /** ISO instant. */
  readonly at: string;
  /** Whether this revision is released: others than its owner, deputy, manager and the performance team may see it. */
  readonly released: boolean;
  /** What the performance team last did about publishing it; absent for what a register brought as published. */
  readonly release?: ReleaseAct;
  /** The revision that gave the figure and the words, where later ones changed only whether they are released. */
  readonly saidIn?: number;
  /** What is released while this revision waits for its release. */
  readonly published?: Published;
  /** The figure that was released before the one that is: it was revised since it was reported. */
  readonly reportedBefore?: ReportedBefore;
  /** Its figure left unhidden with a release, so that no later rule hides it again. */
  readonly openly?: true;
  /** Who undid an import that had changed it, and when: it stands again as it stood before. */
  readonly undone?: { readonly by: Actor; readonly at: string };
  /** There was none before the import that was undone: no reading stands, and the next one counts on from this revision. */
  readonly takenOut?: true;
};

/** The number of the last revision of a period's reading, also of one that was taken out again; 0 where there was none. */
export function lastRevision(
  { readings, takenOut = [] }: { readonly readings: readonly Reading[]; readonly takenOut?: readonly Reading[] },
  period: Pick<Period, 'text'>,
): number {
  const known = [...readings, ...takenOut].filter((one) => one.period.text === period.text);
  return Math.max(0, ...known.map(({ revision }) => revision));
}

/** A figure that was released; `hidden`: others never saw it, for it was a small number or gave one away. */
export type ReportedBefore = { readonly value: string; readonly status: ReadingStatus; readonly hidden?: true };

/** Released; taken back within ten minutes; or withdrawn later, with a reason. */
export type ReleaseAct = {
  readonly act: 'released' | 'takenBack' | 'withdrawn';
  /** Somebody of the performance team, or a command on the terminal that named nobody. */
  readonly by: Actor;
  /** ISO instant. */
  readonly at: string;
  readonly reason?: string;
};

/** The part of a reading that others see, as it was released. */
export type Published = Pick<
  Reading,
  | 'value'
  | 'typed'
  | 'numerator'
  | 'denominator'
  | 'status'
  | WordsField
  | 'method'
  | 'sample'
  | 'suppliedBy'
  | 'sourceUrl'
  | 'reason'
  | 'revision'
  | 'saidIn'
  | 'by'
  | 'at'
  | 'reportedBefore'
  | 'openly'
>;

/** One change of a reading, chained by hash within its measure's partition. */
export type Revision = Reading & { readonly previousHash: string; readonly hash: string };
