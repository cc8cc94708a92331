import Fraction from 'fraction.js';

const PLAIN = /^[+-]?\d+(?:\.(\d+))?$/;

/** Longer than any figure of a council, and short enough that no text can keep the arithmetic busy. */
const LONGEST = 100;

/** A plain decimal such as -1234.5 as an exact number. Throws a RangeError for anything else. */
export function exact(text: string): Fraction {
  if (text.length > LONGEST || !PLAIN.test(text)) throw new RangeError('Not a plain decimal such as -1234.5.');
  return new Fraction(text);
}

/** The one spelling of a plain decimal: `+012.50` is `12.5`, `-0.0` is `0`. Throws a RangeError for anything else. */
export function canonicalDecimal(text: string): string {
  return exact(text).toString(LONGEST);
}

/** Negative, 0 or positive as `a` is less than, equal to or more than `b`; exact, where a float finds 0.1 + 0.2 above 0.3. */
export function compareDecimals(a: string, b: string): number {
  return exact(a).compare(exact(b));
}

/** `a` minus `b`, exact and canonical: 12.4 minus 12.1 is `0.3`. */
export function subtractDecimals(a: string, b: string): string {
  return exact(a).sub(exact(b)).toString(LONGEST);
}

/** Plain decimals as whole numbers of the smallest place that any of them uses: 12.4 and 12 are 124 and 120 at one place. */
export function inUnits(decimals: readonly string[]): { readonly units: readonly bigint[]; readonly places: number } {
  const places = Math.max(0, ...decimals.map((text) => PLAIN.exec(text)?.[1]?.length ?? 0));
  const units = decimals.map((text) => exact(text).mul(10n ** BigInt(places), 1n));
  return { units: units.map(({ s, n }) => s * n), places };
}

/** The nearest float, for drawing and for statistics only: what people see is made from the text. */
export function toNumber(decimal: string): number {
  return Number(canonicalDecimal(decimal));
}
