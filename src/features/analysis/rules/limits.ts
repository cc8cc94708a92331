import type Fraction from 'fraction.js';
import type { Rules } from './rules.ts';
import { type Figure, unbrokenRuns } from './series.ts';

/**
 * What a stretch of figures usually does, exactly. A mean of decimals is rarely a decimal itself, and with floats a point on
 * its limit, or a series that never moves, would give a signal.
 */
export type Usual = {
  readonly mean: Fraction;
  /** Undefined where no two figures follow one another. */
  readonly averageMove: Fraction | undefined;
  readonly limits: Limits | undefined;
};

/** Limits of natural variation, and the near limits two thirds of the way to them. */
export type Limits = {
  readonly lower: Fraction;
  readonly upper: Fraction;
  readonly nearLower: Fraction;
  readonly nearUpper: Fraction;
};

/**
 * Mean, average moving range and limits of a stretch (docs/rules.md, "Mean, moving ranges and limits"). The whole stretch counts; a moving
 * range never reaches across a gap. Limits are there from eight figures on, and only where figures follow one another.
 */
export function usualOf(figures: readonly Figure[], rules: Rules, screened: boolean): Usual | undefined {
  const mean = meanOf(figures.map(({ amount }) => amount));
  if (mean === undefined) return undefined;
  const averageMove = averageOf(movesOf(figures), rules, screened);
  const enough = figures.length >= rules.limitsFrom && averageMove !== undefined;
  return { mean, averageMove, limits: enough ? limitsAround(mean, averageMove, rules) : undefined };
}

/** How far each figure lies from the one before, where the two follow one another. */
export function movesOf(figures: readonly Figure[]): Fraction[] {
  return unbrokenRuns(figures).flatMap((run) =>
    run.slice(1).flatMap((index) => {
      const [before, here] = figures.slice(index - 1, index + 1);
      return before === undefined || here === undefined ? [] : [here.amount.sub(before.amount).abs()];
    }),
  );
}

function averageOf(moves: readonly Fraction[], rules: Rules, screened: boolean): Fraction | undefined {
  const average = meanOf(moves);
  if (!screened || average === undefined || average.equals(0)) return average;
  // Once only: what is left is not screened again.
  const most = average.mul(rules.screen);
  return meanOf(moves.filter((move) => move.lt(most)));
}

function limitsAround(mean: Fraction, averageMove: Fraction, rules: Rules): Limits {
  const reach = averageMove.mul(rules.limit);
  const near = reach.mul(rules.nearPart);
  return {
    lower: mean.sub(reach),
    upper: mean.add(reach),
    nearLower: mean.sub(near),
    nearUpper: mean.add(near),
  };
}

/** Undefined for none. */
export function meanOf(amounts: readonly Fraction[]): Fraction | undefined {
  const [first, ...others] = amounts;
  return first && others.reduce((sum, amount) => sum.add(amount), first).div(amounts.length);
}
