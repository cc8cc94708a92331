import type { Direction, Measure } from '../../../core/measures/measure.ts';
import type Fraction from 'fraction.js';
import type { AnalysisRules } from './rules.ts';
import { type Figure, unbrokenRuns } from './series.ts';

/** Exact fractions: with floats a point on its limit, or a constant series, would give a signal. */
export type Usual = {
  readonly mean: Fraction;
  /** Undefined without two consecutive figures. */
  readonly averageMove: Fraction | undefined;
  readonly limits: Limits | undefined;
};

/** Natural limits, and near limits at two thirds of the distance. */
export type Limits = {
  readonly lower: Fraction;
  readonly upper: Fraction;
  readonly nearLower: Fraction;
  readonly nearUpper: Fraction;
};

/** docs/rules.md, "Mean, moving ranges and limits". Moving ranges do not span gaps. Limits need eight figures. */
export function usualOf(figures: readonly Figure[], rules: AnalysisRules, screened: boolean): Usual | undefined {
  const mean = meanOf(figures.map(({ amount }) => amount));
  if (mean === undefined) return undefined;
  const averageMove = averageOf(movesOf(figures), rules, screened);
  const enough = figures.length >= rules.limitsFrom && averageMove !== undefined;
  return { mean, averageMove, limits: enough ? limitsAround(mean, averageMove, rules) : undefined };
}

export function movesOf(figures: readonly Figure[]): Fraction[] {
  return unbrokenRuns(figures).flatMap((run) =>
    run.slice(1).flatMap((index) => {
      const [before, here] = figures.slice(index - 1, index + 1);
      return before === undefined || here === undefined ? [] : [here.amount.sub(before.amount).abs()];
    }),
  );
}

function averageOf(moves: readonly Fraction[], rules: AnalysisRules, screened: boolean): Fraction | undefined {
  const average = meanOf(moves);
  if (!screened || average === undefined || average.equals(0)) return average;
  // Once only: the rest is not screened again (docs/rules.md, "Screening of outlying moves").
  const most = average.mul(rules.screen);
  return meanOf(moves.filter((move) => move.lt(most)));
}

function limitsAround(mean: Fraction, averageMove: Fraction, rules: AnalysisRules): Limits {
  const reach = averageMove.mul(rules.limit);
  const near = reach.mul(rules.nearPart);
  return {
    lower: mean.sub(reach),
    upper: mean.add(reach),
    nearLower: mean.sub(near),
    nearUpper: mean.add(near),
  };
}

export function meanOf(amounts: readonly Fraction[]): Fraction | undefined {
  const [first, ...others] = amounts;
  return first && others.reduce((sum, amount) => sum.add(amount), first).div(amounts.length);
}

/** Whether usual variation reaches a level. It is never said of people, and never shown as passed or failed. */
export type Assurance = 'always' | 'sometimes' | 'never';

/** docs/rules.md, "Assurance". A level on a limit is sometimes met. Null for a neutral measure and without limits. */
export function assuranceOf(level: Fraction, limits: Limits | undefined, direction: Direction): Assurance | null {
  if (limits === undefined || direction === 'neutral') return null;
  const above = level.gt(limits.upper);
  const below = level.lt(limits.lower);
  if (!above && !below) return 'sometimes';
  return above === (direction === 'higher') ? 'never' : 'always';
}

/**
 * Whether the column `indicator_kind` says target. The framework's own indicators are none, so they get no assurance.
 */
export function isTarget({ extra }: Pick<Measure, 'extra'>): boolean {
  return extra['indicator_kind']?.trim().toLowerCase() === 'target';
}
