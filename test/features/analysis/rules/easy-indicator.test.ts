import { analyse } from '../../../../src/features/analysis/rules/analyse.ts';
import { easyIndicator } from '../../../../src/features/analysis/rules/easy-indicator.ts';
import type { Measure } from '../../../../src/core/measures/measure.ts';
import { easyIndicatorWords } from '../../../../src/features/analysis/words/trend-words.ts';
import { aMeasure } from '../../../support/examples.ts';
import { yearly } from '../../../support/series.ts';

/** Limits 15 and -11.6 to the last digit. */
const ten = [4, 3, 5, -5, -1, 2, -3, -4, 1, 15];
const check = (change: Partial<Measure>, values: readonly number[]) => {
  const measure = aMeasure({ frequency: 'annual', unit: '', ...change });
  const easy = easyIndicator(measure, analyse(measure, yearly(...values)));
  return easy && { reason: easy.reason, words: easyIndicatorWords(easy, measure) };
};
const reason = (change: Partial<Measure>, values: readonly number[]) => check(change, values)?.reason ?? null;

describe('ten indicators that ask little', () => {
  it.each<[string, Partial<Measure>, readonly number[], string]>([
    [
      'met by the baseline, higher is better',
      { direction: 'higher', indicatorValue: '90', baselineValue: '93' },
      [],
      'baselineMet',
    ],
    [
      'met by the baseline, lower is better',
      { direction: 'lower', indicatorValue: '500', baselineValue: '445' },
      [],
      'baselineMet',
    ],
    ['the baseline itself', { direction: 'higher', indicatorValue: '40.0', baselineValue: '40' }, [], 'baselineMet'],
    ['met by a baseline of nought', { direction: 'lower', indicatorValue: '0', baselineValue: '0' }, [], 'baselineMet'],
    [
      'met by the baseline, though chance would too',
      { direction: 'higher', indicatorValue: '2', baselineValue: '3' },
      ten,
      'baselineMet',
    ],
    ['within the ups and downs, higher is better', { direction: 'higher', indicatorValue: '6' }, ten, 'chanceMeetsIt'],
    ['on the upper limit', { direction: 'higher', indicatorValue: '15' }, ten, 'chanceMeetsIt'],
    [
      'within the ups and downs, lower is better',
      { direction: 'lower', indicatorValue: '-11.6' },
      ten,
      'chanceMeetsIt',
    ],
    ['under all of them, higher is better', { direction: 'higher', indicatorValue: '-12' }, ten, 'alwaysMet'],
    [
      'over all of them, lower is better',
      { direction: 'lower', indicatorValue: '20', baselineValue: '30' },
      ten,
      'alwaysMet',
    ],
  ])('%s', (_what, change, values, expected) => {
    expect(reason(change, values)).toBe(expected);
  });
});

describe('an indicator that asks something', () => {
  it.each<[string, Partial<Measure>, readonly number[]]>([
    ['beyond the usual ups and downs', { direction: 'higher', indicatorValue: '15.1' }, ten],
    ['beyond them, lower is better', { direction: 'lower', indicatorValue: '-11.7' }, ten],
    ['better than the baseline', { direction: 'higher', indicatorValue: '94', baselineValue: '93' }, []],
    ['with too few figures to know', { direction: 'higher', indicatorValue: '3' }, ten.slice(0, 7)],
    ['of a running total', { direction: 'higher', indicatorValue: '3', cumulative: true }, ten],
    ['of a measure that takes no side', { direction: 'neutral', indicatorValue: '3', baselineValue: '4' }, ten],
    ['that is none', { direction: 'higher', baselineValue: '4' }, ten],
  ])('%s', (_what, change, values) => {
    expect(reason(change, values)).toBeNull();
  });
});

describe('the reason', () => {
  it('names what met it, and when', () => {
    const measure = {
      direction: 'higher',
      indicatorValue: '90',
      baselineValue: '93',
      baselinePeriod: 'FY2020/21',
      unit: '%',
    } as const;
    expect(check(measure, [])?.words).toBe(
      'The indicator of 90% was met already when the framework began (93% for the year to March 2021).',
    );
  });

  it('says that chance alone meets it', () => {
    expect(check({ direction: 'higher', indicatorValue: '6' }, ten)?.words).toBe(
      'The indicator of 6 lies within the usual ups and downs, so chance alone meets it now and then.',
    );
    expect(check({ direction: 'lower', indicatorValue: '20' }, ten)?.words).toBe(
      'The indicator of 20 is met throughout the usual ups and downs, with nothing done.',
    );
  });
});
