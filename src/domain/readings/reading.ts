import type { PersonKey } from '../measures/measure.ts';
import type { Period } from '../periods/period.ts';

export type ReadingStatus = 'provisional' | 'final' | 'revised';

/** A value with its status, its so what and its next steps: the current state; every change is a revision. */
export type Reading = {
  readonly period: Period;
  /** A canonical decimal without unit (`1234.5`), and what the person typed (`£1,234.50`). */
  readonly value: string;
  readonly typed: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly status: ReadingStatus;
  /** Empty where there are no words yet. */
  readonly soWhat: string;
  readonly nextSteps: string;
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
  readonly released: boolean;
};

/** One change of a reading, chained by hash within its measure's partition (design, 6). */
export type Revision = Reading & { readonly previousHash: string; readonly hash: string };
