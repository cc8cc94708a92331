/**
 * What the latest figure tells beside the earlier ones of the same kind of period, by how many there are (domain brief,
 * section 10.10): real registers have few points, so most verdicts are careful.
 */
export type Trend = {
  /** Comparable points, the latest included. */
  readonly points: number;
  readonly latest: string;
  readonly previous?: string;
  /** Latest minus previous, as a canonical decimal. */
  readonly change?: string;
  /**
   * `first`: one point. `difference`: 2 or 3, no verdict. `usualMove` and `biggerMove`: 4 to 7, the change against the
   * average movement. `within`, `above`, `below`: 8 and more, against the limits of natural variation.
   */
  readonly verdict: 'first' | 'difference' | 'usualMove' | 'biggerMove' | 'within' | 'above' | 'below';
  /** What the move is for residents by the measure's direction; `none` for neutral measures and no move. */
  readonly sense: 'better' | 'worse' | 'none';
  /** Set when the latest is the highest or lowest of at least four points; whole years from the first to the latest. */
  readonly extreme?: { readonly which: 'highest' | 'lowest'; readonly years: number };
};
