import Fraction from 'fraction.js';

/**
 * The counts that the rules use (docs/rules.md, "What the numbers say"): those of the NHS's "Making Data Count" tools.
 * Other tools count eight or five; whoever wants that changes a number here and no code.
 */
export type Rules = {
  /** Consecutive points strictly on one side of the mean. */
  readonly shift: number;
  /** Consecutive points, each strictly above, or each strictly below, the one before. */
  readonly trend: number;
  /** Of so many consecutive points on one side of the mean, at least so many between the near limit and the limit. */
  readonly near: { readonly of: number; readonly least: number };
  /** Limits lie so many average moving ranges from the mean. */
  readonly limit: Fraction;
  /** Near limits lie at this part of the way to the limits. */
  readonly nearPart: Fraction;
  /** A moving range of so many average ones or more is dropped where screening is chosen. */
  readonly screen: Fraction;
  /** Points from which the rungs of the ladder begin: the average movement, trial limits, firm limits. */
  readonly movementFrom: number;
  readonly limitsFrom: number;
  readonly firmFrom: number;
  /** A move of more than so many average ones is more than usual, where there are too few points for limits. */
  readonly bigMove: Fraction;
};

export const RULES: Rules = {
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
