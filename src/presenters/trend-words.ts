import type { Measure } from '../domain/measures/measure.ts';
import type { Period } from '../domain/periods/period.ts';
import type { Trend } from '../domain/readings/trend.ts';
import { sincePhrase } from './dates.ts';
import { counted, sentence } from './plain-text.ts';
import { formatDistance } from './numbers.ts';

/**
 * What the latest figure tells beside the earlier ones, in one to three plain sentences with the direction in words:
 * "Up 40 since March 2022 (lower is better). Too few figures yet to say more than that." `before` is the period of the
 * previous figure.
 */
export function trendWords(trend: Trend, measure: Measure, before: Period | undefined): string {
  if (trend.verdict === 'first')
    return 'This is the first figure of its kind, so there is nothing yet to set it beside.';
  const parts = [`${moveWords(trend, measure, before)}.`, `${verdictWords(trend)}.`];
  if (trend.extreme !== undefined) parts.push(`${extremeWords(trend, trend.extreme)}.`);
  return parts.join(' ');
}

/** Which way is better, in words; empty for measures without one. */
export function directionWords({ direction }: Pick<Measure, 'direction'>): string {
  return direction === 'neutral' ? '' : `${direction} is better`;
}

function moveWords({ change }: Trend, measure: Measure, before: Period | undefined): string {
  const since = before === undefined ? 'since last time' : sincePhrase(before);
  if (change === undefined || /^-?[0.]*$/.test(change)) return `No change ${since}`;
  const better = directionWords(measure);
  const way = change.startsWith('-') ? 'Down' : 'Up';
  return `${way} ${formatDistance(change, measure)} ${since}${better === '' ? '' : ` (${better})`}`;
}

function verdictWords({ verdict, sense }: Trend): string {
  const forWhom = sense === 'none' ? '' : `, and for the ${sense}`;
  switch (verdict) {
    case 'first':
    case 'difference':
      return 'Too few figures yet to say more than that';
    case 'usualMove':
      return 'That is no more than it usually moves';
    case 'biggerMove':
      return `That is more than it usually moves${forWhom}`;
    case 'within':
      return 'That is within its usual ups and downs';
    case 'above':
      return `That is above its usual ups and downs${forWhom}`;
    case 'below':
      return `That is below its usual ups and downs${forWhom}`;
  }
}

function extremeWords({ points }: Trend, { which, years }: NonNullable<Trend['extreme']>): string {
  const among = years >= 2 ? `in ${counted(years, 'year')}` : `of the ${points} figures we have`;
  return sentence(`it is the ${which} ${among}`);
}
