/**
 * An exact number. A mean or a limit of decimals is rarely a decimal itself, and a float of it lies beside it: a point
 * that stands on its limit, or a series that never moves, would then give a signal. `bottom` is above nought.
 */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export const fraction = (top: bigint, bottom = 1n): Fraction => ({ top, bottom });

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, fraction(-b.top, b.bottom));

/** -1, 0 or 1 as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The mean of whole numbers; undefined for none. */
export function meanOf(units: readonly bigint[]): Fraction | undefined {
  if (units.length === 0) return undefined;
  return fraction(
    units.reduce((sum, unit) => sum + unit, 0n),
    BigInt(units.length),
  );
}

/** Digits kept after the point before the last division: more than a float can hold of a council's figure. */
const KEPT = 12n;

/** The nearest float, for drawing and for scripts. */
export function toFloat({ top, bottom }: Fraction): number {
  const whole = top / bottom;
  return Number(whole) + Number(((top - whole * bottom) * 10n ** KEPT) / bottom) / 10 ** Number(KEPT);
}
