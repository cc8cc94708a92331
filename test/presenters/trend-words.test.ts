import { periodOf } from '../../src/domain/periods/read-period.ts';
import type { Trend } from '../../src/domain/readings/trend.ts';
import { trendWords } from '../../src/presenters/trend-words.ts';
import { aMeasure } from '../support/examples.ts';

const measure = aMeasure();
const before = periodOf('2022-03-31');
const trend = (change: Partial<Trend>): Trend => ({
  points: 3,
  latest: '525',
  previous: '485',
  change: '40',
  verdict: 'difference',
  sense: 'worse',
  ...change,
});

describe('what a figure tells beside the earlier ones', () => {
  it.each<[Partial<Trend>, string]>([
    [
      { verdict: 'first', points: 1 },
      'This is the first figure of its kind, so there is nothing yet to set it beside.',
    ],
    [{}, 'Up 40 since March 2022 (lower is better). Too few figures yet to say more than that.'],
    [{ change: '0', sense: 'none' }, 'No change since March 2022. Too few figures yet to say more than that.'],
    [
      { change: '-3', verdict: 'usualMove', sense: 'better' },
      'Down 3 since March 2022 (lower is better). That is no more than it usually moves.',
    ],
    [
      { verdict: 'biggerMove' },
      'Up 40 since March 2022 (lower is better). That is more than it usually moves, and for the worse.',
    ],
    [{ verdict: 'within' }, 'Up 40 since March 2022 (lower is better). That is within its usual ups and downs.'],
    [
      { verdict: 'above', points: 14, extreme: { which: 'highest', years: 12 } },
      'Up 40 since March 2022 (lower is better). That is above its usual ups and downs, and for the worse. It is the highest in 12 years.',
    ],
    [
      { verdict: 'below', points: 9, change: '-40', sense: 'better', extreme: { which: 'lowest', years: 0 } },
      'Down 40 since March 2022 (lower is better). That is below its usual ups and downs, and for the better. It is the lowest of the 9 figures we have.',
    ],
  ])('%j', (change, words) => {
    expect(trendWords(trend(change), measure, before)).toBe(words);
  });

  it('takes no side on a neutral measure', () => {
    const words = trendWords(trend({ verdict: 'above', sense: 'none' }), aMeasure({ direction: 'neutral' }), before);
    expect(words).toBe('Up 40 since March 2022. That is above its usual ups and downs.');
  });
});
