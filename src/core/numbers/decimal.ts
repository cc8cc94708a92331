import Fraction from 'fraction.js';

const PLAIN = /^[+-]?\d+(?:\.(\d+))?$/;

/** Longer than any figure of a council, and short enough to keep the arithmetic fast. */
const LONGEST = 100;

/** An exact number from a plain decimal such as -1234.5. Throws a RangeError for anything else. */
export function exact(text: string): Fraction {
  if (text.length > LONGEST || !PLAIN.test(text)) throw new RangeError('Not a plain decimal such as -1234.5.');
  return new Fraction(text);
}

/** Canonical form: `+012.50` is `12.5`, `-0.0` is `0`. Throws a RangeError for anything but a plain decimal. */
export function canonicalDecimal(text: string): string {
  return exact(text).toString(LONGEST);
}

/** Sorts exactly; a float would put 0.1 + 0.2 above 0.3. */
export function compareDecimals(a: string, b: string): number {
  return exact(a).compare(exact(b));
}

/** Exact and canonical: 12.4 minus 12.1 is `0.3`. */
export function subtractDecimals(a: string, b: string): string {
  return exact(a).sub(exact(b)).toString(LONGEST);
}

/** Plain decimals as integers with a shared scale: 12.4 and 12 are 124 and 120 at one place. */
export function inUnits(decimals: readonly string[]): { readonly units: readonly bigint[]; readonly places: number } {
  const places = Math.max(0, ...decimals.map((text) => PLAIN.exec(text)?.[1]?.length ?? 0));
  const units = decimals.map((text) => exact(text).mul(10n ** BigInt(places), 1n));
  return { units: units.map(({ s, n }) => s * n), places };
}

/** For drawing and statistics only. What people see is made from the text. */
export function toNumber(decimal: string): number {
  return Number(canonicalDecimal(decimal));
}
