import type { Measure } from '../measures/measure.ts';
import type { Reading } from '../readings/reading.ts';
import { periodPhrase } from './dates.ts';
import { formatValue } from './numbers.ts';
import { creditBehind } from './source-words.ts';

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
