import type { Usual } from './limits.ts';
import type { Rules } from './rules.ts';
import { type Figure, unbrokenRuns } from './series.ts';

/** Special-cause variation, in the order in which one of them names a point (docs/rules.md, "Signals"). */
export const SIGNALS = ['outside', 'trend', 'twoOfThree', 'shift'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Which way a signal points; for an outlier, a shift and two of three the side of the mean, for a trend its course. */
export type Way = 'up' | 'down';
export type Found = { readonly signal: Signal; readonly way: Way };

/**
 * Every rule that holds at each figure of a stretch, the one that names it first. None without limits: with fewer than
 * eight figures the rules see signals in chance. Runs end at a gap.
 */
export function signalsIn(figures: readonly Figure[], usual: Usual, rules: Rules): Found[][] {
  const found: Found[][] = figures.map(() => []);
  const { mean, limits } = usual;
  if (limits === undefined) return found;
  const amounts = figures.map(({ amount }) => amount);
  const sides = amounts.map((amount) => amount.compare(mean));
  const outside = amounts.map((amount) => amount.gt(limits.upper) || amount.lt(limits.lower));
  // On its limit a point is inside, so it is still near; one beyond the limit is not near it.
  const near = amounts.map(
    (amount, index) => outside[index] === false && (amount.gt(limits.nearUpper) || amount.lt(limits.nearLower)),
  );
  const flag = (signal: Signal, indexes: readonly number[], side: number) => {
    for (const index of indexes) {
      const here = found[index];
      if (here !== undefined && !here.some((known) => known.signal === signal)) {
        here.push({ signal, way: side > 0 ? 'up' : 'down' });
      }
    }
  };
  const moves = amounts.map((amount, index) => amount.compare(amounts[index - 1] ?? amount));

  outside.forEach((is, index) => is && flag('outside', [index], sides[index] ?? 0));
  for (const run of unbrokenRuns(figures)) {
    for (const indexes of windows(run, rules.trend)) {
      const course = common(indexes.slice(1).map((index) => moves[index] ?? 0));
      if (course !== 0) flag('trend', indexes, course);
    }
    for (const indexes of windows(run, rules.near.of)) {
      const side = common(indexes.map((index) => sides[index] ?? 0));
      const close = indexes.filter((index) => near[index]);
      if (side !== 0 && close.length >= rules.near.least) flag('twoOfThree', close, side);
    }
    for (const indexes of windows(run, rules.shift)) {
      const side = common(indexes.map((index) => sides[index] ?? 0));
      if (side !== 0) flag('shift', indexes, side);
    }
  }
  return found;
}

/** The side that all of them are on: -1 or 1; nought where one is on neither or they differ. */
function common(sides: readonly number[]): number {
  const first = sides[0] ?? 0;
  return sides.every((side) => side === first) ? first : 0;
}

/** All runs of so many neighbours. */
function windows(run: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.max(0, run.length - size + 1) }, (_, start) => run.slice(start, start + size));
}
