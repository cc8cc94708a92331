import type { Direction } from '../../../core/measures/measure.ts';
import type { Usual } from './limits.ts';
import type { AnalysisRules } from './rules.ts';
import { type Figure, unbrokenRuns } from './series.ts';

/** Special-cause variation; the first that holds names a point (docs/rules.md, "Signals"). */
export const SIGNALS = ['outside', 'trend', 'twoOfThree', 'shift'] as const;
export type Signal = (typeof SIGNALS)[number];

export type Way = 'up' | 'down';
export type FoundSignal = { readonly signal: Signal; readonly way: Way };

/**
 * All signals at each figure. None without limits, because under eight figures chance gives signals. Runs end at a gap.
 */
export function signalsIn(figures: readonly Figure[], usual: Usual, rules: AnalysisRules): FoundSignal[][] {
  const found: FoundSignal[][] = figures.map(() => []);
  const { mean, limits } = usual;
  if (limits === undefined) return found;
  const amounts = figures.map(({ amount }) => amount);
  const sides = amounts.map((amount) => amount.compare(mean));
  const outside = amounts.map((amount) => amount.gt(limits.upper) || amount.lt(limits.lower));
  // A point on its limit is inside, so it is near.
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

/** The common side, -1 or 1; 0 if they differ or one is on the mean. */
function common(sides: readonly number[]): number {
  const first = sides[0] ?? 0;
  return sides.every((side) => side === first) ? first : 0;
}

function windows(run: readonly number[], size: number): number[][] {
  return Array.from({ length: Math.max(0, run.length - size + 1) }, (_, start) => run.slice(start, start + size));
}

/** Neutral measures get neither improvement nor concern. */
export type Variation = 'usual' | 'improvement' | 'concern' | 'neutral';

/** Only the latest figure's naming signal counts (docs/rules.md, "Variation"). */
export function variationOf(latest: readonly FoundSignal[], direction: Direction): Variation {
  const [named] = latest;
  if (named === undefined) return 'usual';
  const sense = senseOf(named.way, direction);
  return sense === 'none' ? 'neutral' : sense === 'better' ? 'improvement' : 'concern';
}

/** For residents; `none` for neutral measures. */
export function senseOf(way: Way, direction: Direction): 'better' | 'worse' | 'none' {
  if (direction === 'neutral') return 'none';
  return (way === 'up') === (direction === 'higher') ? 'better' : 'worse';
}
