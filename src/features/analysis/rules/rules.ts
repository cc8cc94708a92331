import Fraction from 'fraction.js';

/**
 * Parameters of the NHS's "Making Data Count" tools (docs/rules.md, "What the numbers say"). Tools that count eight or
 * five differ only here.
 */
export type AnalysisRules = {
  /** Consecutive points strictly on one side of the mean. */
  readonly shift: number;
  /** Consecutive points, each strictly above (or below) the one before. */
  readonly trend: number;
  /** `least` of `of` consecutive points between near limit and limit, on one side. */
  readonly near: { readonly of: number; readonly least: number };
  /** Limits, in average moving ranges from the mean. */
  readonly limit: Fraction;
  /** Near limits, as a part of the way to the limits. */
  readonly nearPart: Fraction;
  /** With screening, moving ranges of this many average ones or more are dropped. */
  readonly screen: Fraction;
  /** Points needed for the average movement, trial limits and firm limits. */
  readonly movementFrom: number;
  readonly limitsFrom: number;
  readonly firmFrom: number;
  /** Without limits, a move of more average ones than this is unusual. */
  readonly bigMove: Fraction;
};

export const RULES: AnalysisRules = {
  shift: 7,
  trend: 7,
  near: { of: 3, least: 2 },
  limit: new Fraction(266, 100),
  nearPart: new Fraction(2, 3),
  screen: new Fraction(3267, 1000),
  movementFrom: 4,
  limitsFrom: 8,
  firmFrom: 12,
  bigMove: new Fraction(2),
};
