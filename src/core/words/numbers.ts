import type { Measure } from '../measures/measure.ts';
import type { Reading } from '../readings/reading.ts';
import { periodPhrase } from './dates.ts';
import { creditBehind } from './source-words.ts';

type Shape = Pick<Measure, 'unit' | 'decimals'>;

/** Units that are not shown. */
const BARE = new Set(['', 'count', 'number', 'n', 'index']);
/** Units that have a singular. */
const PLURALS = new Set(['days', 'years', 'weeks', 'months', 'hours', 'minutes', 'people', 'households', 'tonnes']);

/**
 * A value with its unit in British style: `485`, `12.5%`, `£1,250`, `-0.12`, `9.1 days per FTE`, `2.94 (score 0-10)`.
 * Text that is no canonical decimal is returned as it is. Rounds half away from zero, as text, so that binary fractions
 * lose nothing.
 */
export function formatValue(value: string, { unit, decimals }: Shape): string {
  const number = formatNumber(value, decimals);
  if (number === undefined) return value;
  const plain = unit.trim();
  const lower = plain.toLowerCase();
  if (BARE.has(lower)) return number;
  if (lower === '%' || lower === 'percent' || lower === 'per cent') return `${number}%`;
  // Pence have two digits: £612.50, never £612.5.
  if (plain.startsWith('£'))
    return pounds(plain === '£' ? number.replace(/\.\d$/, '$&0') : number, plain.slice(1).trim());
  if (lower.startsWith('score')) return lower === 'score' ? number : `${number} (${plain})`;
  if (number === '1' && PLURALS.has(lower)) return `1 ${lower === 'people' ? 'person' : plain.slice(0, -1)}`;
  return `${number} ${plain}`;
}

/** The size of a change, without sign: `40`, `2.1 percentage points`, `£12`. */
export function formatDistance(change: string, measure: Shape): string {
  const distance = change.replace(/^-/, '');
  const lower = measure.unit.trim().toLowerCase();
  if (lower === '%' || lower === 'percent' || lower === 'per cent') {
    const number = formatNumber(distance, measure.decimals) ?? distance;
    return `${number} percentage ${number === '1' ? 'point' : 'points'}`;
  }
  return formatValue(distance, lower.startsWith('score') ? { ...measure, unit: '' } : measure);
}

/** The label of the form's figure box. */
export function figureLabel({ unit }: Shape): string {
  const plain = unit.trim();
  if (BARE.has(plain.toLowerCase())) return 'Your figure (a number)';
  return plain.toLowerCase().startsWith('score') ? `Your figure (${plain})` : `Your figure, in ${plain}`;
}

function pounds(number: string, rest: string): string {
  const [sign, digits] = number.startsWith('-') ? ['-', number.slice(1)] : ['', number];
  const gap = rest === '' || /^(k|m|bn)$/i.test(rest) ? '' : ' ';
  return `${sign}£${digits}${gap}${rest}`;
}

function formatNumber(value: string, decimals: number | undefined): string | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value.trim());
  if (parts === null) return undefined;
  const [whole = '0', fraction = ''] = rounded(parts[2] ?? '0', parts[3] ?? '', decimals);
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',');
  const isZero = /^0*$/.test(whole + fraction);
  return `${parts[1] === '-' && !isZero ? '-' : ''}${grouped}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Rounds half away from zero. */
function rounded(whole: string, fraction: string, decimals: number | undefined): string[] {
  if (decimals === undefined) return [whole, fraction];
  if (fraction.length <= decimals) return [whole, fraction.padEnd(decimals, '0')];
  const kept = BigInt(whole + fraction.slice(0, decimals)) + (fraction.charAt(decimals) >= '5' ? 1n : 0n);
  const digits = kept.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? [digits, ''] : [digits.slice(0, -decimals), digits.slice(-decimals)];
}

/** A figure with its period: `485 at 31 March 2022`, and whether it may still change. */
export function figureWords(reading: Reading, measure: Measure): string {
  return `${formatValue(reading.value, measure)} ${whenWords(reading)}`;
}

/**
 * What a figure is about, and how it stands where it is not simply final: `at 31 March 2022 (provisional)`, `(revised)`,
 * `(revised since it was reported)`; and whose it is: `(figure from X)`.
 */
export function whenWords(reading: Reading): string {
  const { period, status, reportedBefore } = reading;
  const isRevised = status === 'revised' || reportedBefore !== undefined;
  const since = reportedBefore === undefined ? '' : ' since it was reported';
  const standing = status === 'provisional' ? ' (provisional)' : isRevised ? ` (revised${since})` : '';
  return `${periodPhrase(period)}${standing}${creditBehind(reading)}`;
}
