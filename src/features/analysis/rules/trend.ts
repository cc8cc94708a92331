import type { Period } from '../../../core/periods/period.ts';
import type { Step } from '../../../core/measures/choices.ts';

/**
 * What the latest figure tells next to the earlier ones of the same kind of period, by how many there are: real registers
 * have few points, so most verdicts are careful (docs/rules.md, "How many figures are needed").
 */
export type Trend = {
  /** Comparable figures since the last step, the latest included. */
  readonly points: number;
  readonly latest: string;
  readonly previous?: { readonly period: Period; readonly value: string };
  /** Latest minus previous, as a canonical decimal. */
  readonly change?: string;
  readonly verdict: Verdict;
  /** What the verdict, or where it takes no side the move, is for residents; `none` for neutral measures and no move. */
  readonly sense: Sense;
  /** What the move from the previous figure is for residents. */
  readonly move: Sense;
  /** Figures in a row, for `rising`, `falling`, `longAbove` and `longBelow`. */
  readonly run?: number;
  /** Limits from fewer than twelve figures move with each new one. */
  readonly trial: boolean;
  /** Periods without a figure just before the latest. */
  readonly missing: readonly Period[];
  /** Why there is no more than the difference, however many figures there are. */
  readonly barred?: Barred;
  /** Readings of other kinds of period, which are not set beside these. */
  readonly leftOut: number;
  /** The step after which these figures were counted afresh. */
  readonly step?: Step;
  /** Set when the latest is the highest or lowest of at least four; whole years where no period between is missing. */
  readonly extreme?: { readonly which: 'highest' | 'lowest'; readonly of: number; readonly years?: number };
};

export type Sense = 'better' | 'worse' | 'none';
/** Running totals and periods that share months repeat themselves: the rules would see signals there (10.12). */
export type Barred = 'cumulative' | 'overlapping';

/**
 * `first`: one figure. `difference`: two or three, or a gap before the latest; no verdict. `usualMove` and `biggerMove`:
 * four to seven, the change against the average movement. From eight on `within` the usual ups and downs, or the signal
 * that names the latest figure: outside the limits (`above`, `below`), a trend (`rising`, `falling`), two of three near a
 * limit (`nearTop`, `nearBottom`), a shift (`longAbove`, `longBelow`).
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

/** Whether the latest figure moved beyond what is usual: what stands first wherever several are told. */
export const isBeyondUsual = (trend: Pick<Trend, 'verdict'> | undefined): boolean =>
  trend !== undefined && !USUAL.includes(trend.verdict);
