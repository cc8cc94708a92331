import type { Measure } from '../measures/measure.ts';
import { canonicalDecimal, compareDecimals } from '../readings/decimal.ts';
import type { Reading } from '../readings/reading.ts';

/** What a reader outside the council's own few may see of a reading (design, rule 10). */
export type SafeReading =
  | { readonly kind: 'shown'; readonly reading: Reading }
  /** Fewer than `below` people; the words too are left out where they give the number away. */
  | { readonly kind: 'hidden'; readonly below: number; readonly reading: Reading };

const NUMBER_WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * Hides a count of one to four people (`suppress_below` of the measure, or the framework's small number, says how many),
 * and a figure that has such a count above or below its line. Zero is shown.
 */
export function safeCopy(
  reading: Reading,
  measure: Pick<Measure, 'countsPeople' | 'suppressBelow'>,
  smallNumber: number,
): SafeReading {
  const below = measure.suppressBelow ?? smallNumber;
  const small = [reading.value, reading.numerator, reading.denominator].filter((count) => isSmall(count, below));
  if (!measure.countsPeople || small.length === 0) return { kind: 'shown', reading };
  const words = (text: string) => (small.some((count) => names(text, count)) ? '' : text);
  return {
    kind: 'hidden',
    below,
    reading: {
      ...reading,
      ...{ value: '', typed: '', numerator: '', denominator: '' },
      ...{ soWhat: words(reading.soWhat), nextSteps: words(reading.nextSteps) },
      ...{ method: words(reading.method), sample: words(reading.sample) },
    },
  };
}

function isSmall(count: string, below: number): boolean {
  const plain = canonicalOf(count);
  return plain !== undefined && compareDecimals(plain, '0') > 0 && compareDecimals(plain, String(below)) < 0;
}

/** Whether a text has the number, in digits or in a word. */
function names(text: string, count: string): boolean {
  const plain = canonicalOf(count) ?? '';
  const word = NUMBER_WORDS[Number(plain) - 1];
  const digits = (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((found) => canonicalOf(found.replaceAll(',', '')));
  return digits.includes(plain) || (word !== undefined && new RegExp(`\\b${word}\\b`, 'i').test(text));
}

function canonicalOf(text: string): string | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text.trim()) && text.length < 100 ? canonicalDecimal(text.trim()) : undefined;
}
