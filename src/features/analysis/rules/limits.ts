import { compare, fraction, type Fraction, meanOf, minus, plus, times } from './fraction.ts';
import type { Rules } from './rules.ts';
import { type Figure, unbrokenRuns } from './series.ts';

/** What a stretch of figures usually does. Fractions count the smallest decimal place of the series, exactly. */
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
 * Mean, average moving range and limits of a stretch (domain brief, 10.2 to 10.4). The whole stretch counts; a moving
 * range never reaches across a gap. Limits are there from eight figures on, and only where figures follow one another.
 */
export function usualOf(figures: readonly Figure[], rules: Rules, screened: boolean): Usual | undefined {
  const mean = meanOf(figures.map(({ unit }) => unit));
  if (mean === undefined) return undefined;
  const averageMove = averageOf(movesOf(figures), rules, screened);
  const enough = figures.length >= rules.limitsFrom && averageMove !== undefined;
  return { mean, averageMove, limits: enough ? limitsAround(mean, averageMove, rules) : undefined };
}

/** How far each figure lies from the one before, where the two follow one another. */
export function movesOf(figures: readonly Figure[]): bigint[] {
  return unbrokenRuns(figures).flatMap((run) =>
    run.slice(1).map((index) => distance(figures[index]?.unit ?? 0n, figures[index - 1]?.unit ?? 0n)),
  );
}

function averageOf(moves: readonly bigint[], rules: Rules, screened: boolean): Fraction | undefined {
  const average = meanOf(moves);
  if (!screened || average === undefined || average.top === 0n) return average;
  // Once only: what is left is not screened again (domain brief, 10.4).
  const most = times(rules.screen, average);
  return meanOf(moves.filter((move) => compare(fraction(move), most) < 0));
}

function limitsAround(mean: Fraction, averageMove: Fraction, rules: Rules): Limits {
  const reach = times(rules.limit, averageMove);
  const near = times(rules.nearPart, reach);
  return {
    lower: minus(mean, reach),
    upper: plus(mean, reach),
    nearLower: minus(mean, near),
    nearUpper: plus(mean, near),
  };
}

const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a);
