/** A decimal as a whole number of its smallest places: `12.50` is 1250 at two places. */
type Scaled = { readonly units: bigint; readonly places: number };

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Longer than any figure of a council, and short enough that no text can keep the arithmetic busy. */
const LONGEST = 100;

function scaled(text: string): Scaled {
  const match = text.length <= LONGEST ? PLAIN.exec(text) : null;
  if (match === null) throw new RangeError('Not a plain decimal such as -1234.5.');
  const [, sign = '', whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, places: fraction.length };
}

function textOf({ units, places }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return (units < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** Both as counts of the same smallest place, so that BigInt can compare and subtract them. */
function aligned(a: string, b: string): { left: bigint; right: bigint; places: number } {
  const [left, right] = [scaled(a), scaled(b)];
  const places = Math.max(left.places, right.places);
  const raise = ({ units, places: own }: Scaled) => units * 10n ** BigInt(places - own);
  return { left: raise(left), right: raise(right), places };
}

/** The one spelling of a plain decimal: `+012.50` is `12.5`, `-0.0` is `0`. Throws a RangeError for anything else. */
export function canonicalDecimal(text: string): string {
  return textOf(scaled(text));
}

/** -1, 0 or 1 as `a` is less than, equal to or more than `b`; exact, where a float would call 0.1 + 0.2 more than 0.3. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const { left, right } = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `a` minus `b`, exact and canonical: 12.4 minus 12.1 is `0.3`. */
export function subtractDecimals(a: string, b: string): string {
  const { left, right, places } = aligned(a, b);
  return textOf({ units: left - right, places });
}

/** Plain decimals as whole numbers of the smallest place that any of them uses: 12.4 and 12 are 124 and 120 at one place. */
export function inUnits(decimals: readonly string[]): { readonly units: readonly bigint[]; readonly places: number } {
  const all = decimals.map(scaled);
  const places = Math.max(0, ...all.map((one) => one.places));
  return { units: all.map(({ units, places: own }) => units * 10n ** BigInt(places - own)), places };
}

/** The nearest float, for drawing and for statistics only: what people see is made from the text. */
export function toNumber(decimal: string): number {
  return Number(canonicalDecimal(decimal));
}
