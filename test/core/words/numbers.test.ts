import { figureLabel, formatDistance, formatValue } from '../../../src/core/words/numbers.ts';

describe('a value in British writing', () => {
  it.each([
    ['485', 'count', undefined, '485'],
    ['1234567', '', undefined, '1,234,567'],
    ['12.5', '%', undefined, '12.5%'],
    ['12.5', '%', 2, '12.50%'],
    ['12.45', '%', 1, '12.5%'],
    ['-12.45', '%', 1, '-12.5%'],
    ['99.96', '%', 1, '100.0%'],
    ['0.5', 'count', 0, '1'],
    ['-0.04', 'score', 1, '0.0'],
    ['-0.12', 'score', undefined, '-0.12'],
    ['1250', '£', undefined, '£1,250'],
    ['-1250', '£', undefined, '-£1,250'],
    ['612.5', '£', undefined, '£612.50'],
    ['1.2', '£m', undefined, '£1.2m'],
    ['9.1', 'days per FTE', undefined, '9.1 days per FTE'],
    ['1', 'days', undefined, '1 day'],
    ['1689.712', 'per 100,000', 1, '1,689.7 per 100,000'],
    ['2.94', 'score 0-10', undefined, '2.94 (score 0-10)'],
    ['0.1000000000000000055511151231257827', 'count', undefined, '0.1000000000000000055511151231257827'],
    ['123456789012345678901234567890', 'count', undefined, '123,456,789,012,345,678,901,234,567,890'],
    ['not known', '%', undefined, 'not known'],
  ])('%s in %j with %j decimals is written %s', (value, unit, decimals, written) => {
    expect(formatValue(value, { unit, ...(decimals !== undefined && { decimals }) })).toBe(written);
  });
});

it.each([
  ['-13', 'count', '13'],
  ['-2.1', '%', '2.1 percentage points'],
  ['1', '%', '1 percentage point'],
  ['-12', '£', '£12'],
  ['0.2', 'score 0-10', '0.2'],
])('a move of %s in %j is %s, the direction standing in words', (change, unit, words) => {
  expect(formatDistance(change, { unit })).toBe(words);
});

it.each([
  ['count', 'Your figure (a number)'],
  ['%', 'Your figure, in %'],
  ['score 0-10', 'Your figure (score 0-10)'],
])('the box for a %s is labelled %s', (unit, label) => {
  expect(figureLabel({ unit })).toBe(label);
});
