import type { Measure } from '../measures/measure.ts';
import { canonicalDecimal, compareDecimals } from './decimal.ts';
import { commaOrPoint, knownShape, type NotANumber, refused, ungrouped } from './number-shapes.ts';
import { isPercentage, otherUnit } from './read-unit.ts';

export type ValueRead = { readonly kind: 'read'; readonly value: string } | NotANumber;
type Limits = Pick<Measure, 'unit' | 'decimals' | 'minimum' | 'maximum'>;

const LONGEST = 100;
const MOST_BEFORE_POINT = 12;
const MOST_AFTER_POINT = 6;

/** Signs and pound sign, digits with separators, and the rest. */
const PARTS = /^(?<before>[£+\- ]*)(?<digits>\d[\d., ]*|\.\d+)(?<after>.*)$/;
const SIGNED = /^(?:[+-]? ?£? ?|£ ?[+-]? ?)$/;

/**
 * Reads a typed figure strictly: `12.5`, `12.5%`, `£1,250`, `1 250`, `−0.3`, `12 days`. Returns a canonical decimal
 * without unit. Ambiguous input is refused with a cure (docs/rules.md, "How a figure is read"). `1,234` is 1234 unless
 * the unit is per cent or 1234 is above the maximum. Trailing zeros do not count as decimals.
 */
export function readValue(typed: string, measure: Limits): ValueRead {
  if (typed.length > LONGEST) {
    return refused('That is more than a number.', 'Please type the number alone; the words belong in the boxes below.');
  }
  const plain = plainly(typed);
  // Remove the unit first, so that “350 per 100,000” is no range and “£1.2m” is fine where the unit is £m.
  const own = withoutUnit(plain, measure.unit);
  const shape = knownShape(own);
  if (shape) return shape;
  const { before = '', digits = '', after = '' } = PARTS.exec(own)?.groups ?? {};
  if (digits === '' || !SIGNED.test(before)) {
    return refused('That is not a number that can be read.', 'Please type it in digits, such as 12.5.');
  }
  const wrongUnit = otherUnit(before.includes('£'), after.trim(), measure.unit);
  if (wrongUnit) return wrongUnit;
  const number = ungrouped(digits.trim());
  if (typeof number !== 'string') return number;
  const value = canonicalDecimal((before.includes('-') ? '-' : '') + number);
  return maybeDecimal(digits.trim(), value, measure) ?? tooLong(value) ?? outOfRange(value, measure) ?? read(value);
}

const read = (value: string): ValueRead => ({ kind: 'read', value });

/** Normalises characters that phones, Word and web pages insert. */
function plainly(typed: string): string {
  return typed
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\uffe1/g, '£')
    .replace(/[\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The unit may itself contain a number (`per 100,000`) or a scale (`£m`). */
function withoutUnit(plain: string, unit: string): string {
  const own = unit.trim().toLowerCase().replace(/\s+/g, ' ');
  const word = own.replace(/^£ ?/, '');
  // A unit of digits (£000) cannot be told from the end of the number: 5000 is not 5.
  if (!/^\D/.test(word) || !plain.endsWith(word)) return plain;
  const rest = plain.slice(0, plain.length - word.length).trim();
  const bare = own.startsWith('£') ? rest.replace(/£ ?/, '') : rest;
  return /^[+-]? ?[\d.][\d., ]*$/.test(bare) ? bare : plain;
}

function maybeDecimal(digits: string, value: string, { unit, maximum }: Limits): NotANumber | undefined {
  if (!/^\d{1,3},\d{3}$/.test(digits)) return undefined;
  const tooMuch = maximum !== undefined && compareDecimals(value, maximum) > 0;
  return isPercentage(unit) || tooMuch ? commaOrPoint(digits) : undefined;
}

function tooLong(value: string): NotANumber | undefined {
  const [whole = '', fraction = ''] = value.replace('-', '').split('.');
  if (whole.length > MOST_BEFORE_POINT) {
    return refused(
      `That number has more than ${MOST_BEFORE_POINT} digits.`,
      'Please check that nothing was pasted twice, and type the number alone.',
    );
  }
  if (fraction.length <= MOST_AFTER_POINT) return undefined;
  return refused(
    `That number has more than ${MOST_AFTER_POINT} decimals.`,
    `Please round it to ${MOST_AFTER_POINT} decimals or fewer.`,
  );
}

function outOfRange(value: string, { decimals, minimum, maximum }: Limits): NotANumber | undefined {
  const given = value.split('.')[1]?.length ?? 0;
  if (decimals !== undefined && given > decimals) {
    const most = decimals === 0 ? 'a whole number' : `${decimals} decimal${decimals === 1 ? '' : 's'}`;
    return refused(`This measure is kept to ${most}, and that has ${given}.`, `Please round it to ${most}.`);
  }
  if (minimum !== undefined && compareDecimals(value, minimum) < 0) {
    return refused(`That is below ${minimum}, the least that this measure can be.`, 'Please check the figure.');
  }
  if (maximum !== undefined && compareDecimals(value, maximum) > 0) {
    return refused(`That is above ${maximum}, the most that this measure can be.`, 'Please check the figure.');
  }
  return undefined;
}
