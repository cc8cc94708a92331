import type { Period } from '../../../core/periods/period.ts';
import type { Step } from '../../../core/measures/choices.ts';

/**
 * What the latest figure shows, compared with earlier ones of the same kind of period (docs/rules.md, "How many figures
 * are needed").
 */
export type Trend = {
  /** Comparable figures since the last step, including the latest. */
  readonly points: number;
  readonly latest: string;
  readonly previous?: { readonly period: Period; readonly value: string };
  readonly change?: string;
  readonly verdict: Verdict;
  /** For residents, of the verdict or, if that is neutral, of the move. */
  readonly sense: Sense;
  /** For residents, of the move from the previous figure. */
  readonly move: Sense;
  readonly run?: number;
  /** Limits from fewer than twelve figures change with each new one. */
  readonly trial: boolean;
  readonly missing: readonly Period[];
  readonly barred?: Barred;
  /** Readings of other kinds of period, which are not compared. */
  readonly leftOut: number;
  readonly step?: Step;
  /** Set if the latest is the highest or lowest of at least four; whole years if no period between is missing. */
  readonly extreme?: { readonly which: 'highest' | 'lowest'; readonly of: number; readonly years?: number };
};

export type Sense = 'better' | 'worse' | 'none';
/** docs/rules.md, "Where the rules are not run". */
export type Barred = 'cumulative' | 'overlapping';

/**
 * `first`: one figure. `difference`: two or three, or a gap before the latest. `usualMove` and `biggerMove`: four to
 * seven, the change against the average movement. From eight on `within` usual variation, or the naming signal: outside
 * the limits (`above`, `below`), a trend (`rising`, `falling`), two of three near a limit (`nearTop`, `nearBottom`), a
 * shift (`longAbove`, `longBelow`).
 */
export type Verdict =
  | 'first'
  | 'difference'
  | 'usualMove'
  | 'biggerMove'
  | 'within'
  | 'above'
  | 'below'
  | 'rising'
  | 'falling'
  | 'nearTop'
  | 'nearBottom'
  | 'longAbove'
  | 'longBelow';

const USUAL: readonly Verdict[] = ['first', 'difference', 'usualMove', 'within'];

export const isBeyondUsual = (trend: Pick<Trend, 'verdict'> | undefined): boolean =>
  trend !== undefined && !USUAL.includes(trend.verdict);
