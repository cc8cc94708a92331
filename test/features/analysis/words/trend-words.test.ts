import type { Trend } from '../../../../src/features/analysis/rules/trend.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { trendWords } from '../../../../src/features/analysis/words/trend-words.ts';
import { aMeasure, owner } from '../../../support/examples.ts';

const measure = aMeasure();
const plain: Trend = {
  points: 3,
  latest: '525',
  previous: { period: periodOf('2022-03-31'), value: '485' },
  change: '40',
  verdict: 'difference',
  sense: 'worse',
  move: 'worse',
  trial: false,
  missing: [],
  leftOut: 0,
};
const words = (change: Partial<Trend>) => trendWords({ ...plain, ...change }, measure);
const up = 'Up 40 since March 2022 (lower is better).';
const FEW = 'Too few figures yet to say more than that.';

describe('what a figure tells beside the earlier ones', () => {
  it.each<[Partial<Trend>, string]>([
    [
      { verdict: 'first', points: 1, sense: 'none' },
      'This is the first figure of its kind, so there is nothing yet to set it beside.',
    ],
    [{}, `${up} ${FEW}`],
    [{ change: '0', sense: 'none' }, `No change since March 2022. ${FEW}`],
    [
      { change: '-3', verdict: 'usualMove', sense: 'better' },
      'No more than it usually moves. Down 3 since March 2022 (lower is better).',
    ],
    [{ verdict: 'biggerMove' }, `It moved more than it usually does, and for the worse. ${up}`],
    [{ verdict: 'within' }, `Within its usual ups and downs. ${up}`],
    [
      { verdict: 'above', points: 14, extreme: { which: 'highest', of: 14, years: 12 } },
      `Higher than its usual ups and downs, and for the worse: the highest in 12 years. ${up}`,
    ],
    [
      { verdict: 'below', change: '-40', sense: 'better', extreme: { which: 'lowest', of: 9 } },
      'Lower than its usual ups and downs, and for the better: the lowest of the 9 figures we have. Down 40 since March 2022 (lower is better).',
    ],
    [
      { verdict: 'rising', run: 8 },
      `It has been rising for 8 figures in a row, which is more than its usual ups and downs, and for the worse. ${up}`,
    ],
    [
      { verdict: 'longBelow', run: 7, sense: 'better' },
      `It has been lower than its average for 7 figures in a row, which is more than its usual ups and downs, and for the better. ${up}`,
    ],
    [
      { verdict: 'nearTop' },
      `Near the top of its usual ups and downs in two of three figures, which is more than chance, and for the worse. ${up}`,
    ],
  ])('%j', (change, expected) => {
    expect(words(change)).toBe(expected);
  });

  it('takes no side on a neutral measure', () => {
    const told = trendWords({ ...plain, verdict: 'above', sense: 'none' }, aMeasure({ direction: 'neutral' }));
    expect(told).toBe('Higher than its usual ups and downs. Up 40 since March 2022.');
  });
});

describe('what limits that', () => {
  it.each<[string, Partial<Trend>, string]>([
    [
      'a gap, by its periods',
      { missing: [periodOf('2022-09-30'), periodOf('2023-03-31')] },
      `${up} There is no figure for 30 September 2022 and 31 March 2023, so this move took longer than usual.`,
    ],
    [
      'a long gap, by its length',
      { verdict: 'within', missing: ['2022', '2023', '2024'].map((year) => periodOf(`${year}-09-30`)) },
      `Within its usual ups and downs. ${up} 3 figures before it are missing, so this move took longer than usual.`,
    ],
    [
      'few figures for limits',
      { verdict: 'within', trial: true, points: 9 },
      `Within its usual ups and downs. ${up} That rests on 9 figures, so it may look different with a few more.`,
    ],
    [
      'figures for other kinds of period',
      { leftOut: 1 },
      `${up} ${FEW} 1 figure for other kinds of period is left out.`,
    ],
    ['a running total', { barred: 'cumulative' }, `This is a running total, so only its growth can be told. ${up}`],
    [
      'periods that overlap',
      { barred: 'overlapping' },
      `Its periods overlap one another, so only the difference can be told. ${up}`,
    ],
    [
      'a step, with its reason',
      {
        verdict: 'within',
        step: {
          from: periodOf('2021-09-30'),
          why: 'New *definition*.',
          by: owner,
          at: '2026-11-24T10:00:00Z',
        },
      },
      `Within its usual ups and downs. ${up} Counted afresh from 30 September 2021: New *definition*.`,
    ],
  ])('%s', (_what, change, expected) => {
    expect(words(change)).toBe(expected);
  });

  it('never says that anybody failed or missed a target', () => {
    const verdicts = ['first', 'difference', 'usualMove', 'biggerMove', 'within', 'above', 'below'] as const;
    const more = ['rising', 'falling', 'nearTop', 'nearBottom', 'longAbove', 'longBelow'] as const;
    for (const verdict of [...verdicts, ...more]) expect(words({ verdict })).not.toMatch(/fail|target|miss/i);
  });
});
