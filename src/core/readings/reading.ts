import type { Actor } from '../audit-entry.ts';
import type { PersonKey } from '../measures/measure.ts';
import type { Period } from '../periods/period.ts';
import type { AnswerWords, WordsField } from './answer-words.ts';

export type ReadingStatus = 'provisional' | 'final' | 'revised';

/** The current value with status and words. Every change is a revision. */
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
  /** Why the figure changed; only set if a figure was changed. */
  readonly reason?: string;
  /** 1 for the first. */
  readonly revision: number;
  readonly by: PersonKey | 'register';
  readonly at: string;
  /** Others than its owner, deputy, manager and the performance team may see this revision. */
  readonly released: boolean;
  /** The last act of the performance team; absent for what was imported as published. */
  readonly release?: ReleaseAct;
  /** The revision that gave the figure and the words, if later ones changed only the release. */
  readonly saidIn?: number;
  /** What is released while this revision waits for its release. */
  readonly published?: Published;
  /** Set if the figure was revised since it was reported. */
  readonly reportedBefore?: ReportedBefore;
  /** Released unhidden, so that no later rule hides it again (docs/rules.md, "Published before"). */
  readonly openly?: true;
  /** An import had changed it and was undone: the earlier reading is restored. */
  readonly undone?: { readonly by: Actor; readonly at: string };
  /** An import had added it and was undone: there is no reading. The next one continues the revision count. */
  readonly takenOut?: true;
};

/** The number of a period's last revision, including removed readings; 0 if there was none. */
export function lastRevision(
  { readings, takenOut = [] }: { readonly readings: readonly Reading[]; readonly takenOut?: readonly Reading[] },
  period: Pick<Period, 'text'>,
): number {
  const known = [...readings, ...takenOut].filter((one) => one.period.text === period.text);
  return Math.max(0, ...known.map(({ revision }) => revision));
}

/** A released figure. `hidden`: others never saw it, because it was a small number or revealed one. */
export type ReportedBefore = { readonly value: string; readonly status: ReadingStatus; readonly hidden?: true };

/** Released; taken back within ten minutes; or withdrawn later, with a reason. */
export type ReleaseAct = {
  readonly act: 'released' | 'takenBack' | 'withdrawn';
  /** A person of the performance team, or a command that named no person. */
  readonly by: Actor;
  readonly at: string;
  readonly reason?: string;
};

/** The released part of a reading. */
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

/** One change of a reading, chained by hash in its measure's partition (docs/rules.md, "The audit"). */
export type Revision = Reading & { readonly previousHash: string; readonly hash: string };
