import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { assessWords, decideQuestions } from '../../../../src/features/readings/rules/so-what.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';

const assess = (soWhat: string, more: { value?: string; typed?: string; previousSoWhat?: string } = {}) =>
  assessWords({ soWhat, value: '49', typed: '49', previousSoWhat: '', measure: aMeasure(), ...more });

describe('words that say nothing', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Within target.', 'saysNothing'],
    ['49 of 82.', 'saysNothing'],
    ['Improved stability.', 'saysNothing'],
    ['on track', 'saysNothing'],
    ['monitor', 'saysNothing'],
    ['Reported as a reduction.', 'saysNothing'],
    ['As expected', 'saysNothing'],
    ['No change', 'saysNothing'],
    ['No real change, because', 'saysNothing'],
    ['No real change, because of the same reasons.', 'saysNothing'],
    ['No change since last quarter.', 'saysNothing'],
    ['Slight increase', 'saysNothing'],
    ['Lower than this time last year', 'saysNothing'],
    ['Performance remains good', 'saysNothing'],
    ['We continue to monitor this closely.', 'saysNothing'],
    ['Nothing further to add at this stage', 'saysNothing'],
    ['In line with expectations', 'saysNothing'],
    ['Figures for Q2', 'saysNothing'],
    ['See above', 'saysNothing'],
    ['N/A', 'saysNothing'],
    ['Number of looked after children.', 'saysNothing'],
    ['...', 'saysNothing'],
    ['👍', 'saysNothing'],
    ['49', 'numberAgain'],
    ['49%', 'numberAgain'],
  ])('“%s” goes back', (words, expected) => {
    expect(assess(words)).toBe(expected);
  });

  it('last period’s text goes back, whatever its capitals and full stops', () => {
    const before = 'Demand for placements rose across the region.';
    expect(assess('demand for placements rose across the region', { previousSoWhat: before })).toBe('sameAsLastTime');
    expect(assess('Demand for  place-ments rose, across the region', { previousSoWhat: before })).toBe(
      'sameAsLastTime',
    );
    expect(assess('Demand for placements rose across the north', { previousSoWhat: before })).toBe('fine');
  });

  it('the number goes back in any of its spellings', () => {
    const typed = { value: '1250', typed: '£1,250' };
    expect([assess('£1,250.', typed), assess('1250', typed), assess('1 250', typed)]).toEqual(
      Array.from({ length: 3 }, () => 'numberAgain'),
    );
  });
});

describe('words that say something', () => {
  it.each([
    ['Complaint handling is the weakest result.'],
    ['No real change, because the new rota starts in January.'],
    ['No real change, because recruitment is frozen'],
    ['Fewer new claims after Universal Credit roll-out and better use of IT.'],
    ['Down 18%; 125 contacts (63% of all) were compliments.'],
    ['Staff shortages.'],
    ['Up because of demand'],
    ['Higher due to winter pressures'],
    ['Rise presented as evidence of a continuing retention problem.'],
    ['Changes to void processes raised productivity and cut delay.'],
  ])('“%s” is taken', (words) => {
    expect(assess(words)).toBe('fine');
  });

  it('of the real register, every commentary of six words and more is taken', () => {
    const rows: { so_what: string }[] = parse(readFileSync('examples/gateshead/readings.csv'), {
      columns: true,
      bom: true,
    });
    const long = rows.map((row) => row.so_what ?? '').filter((text) => text.split(' ').length > 5);
    expect(long.length).toBeGreaterThan(10);
    expect(long.filter((text) => assess(text) !== 'fine')).toEqual([]);
  });
});

describe('what is asked about an answer', () => {
  const history = [aReading('2021-11-30', '445'), aReading('2022-03-31', '485')];
  const ask = (value: string, soWhat: string, earlier = history) =>
    decideQuestions({
      measure: aMeasure(),
      period: periodOf('2026-09-30'),
      nextSteps: '',
      value,
      typed: value,
      soWhat,
      history: earlier,
      previousSoWhat: '',
    });

  it('is nothing where figure and words are plain', () => {
    expect(ask('500', 'Fewer foster carers came forward.')).toEqual([]);
  });

  it('is the figure and the words together', () => {
    expect(ask('5000', 'on track')).toEqual([
      { about: 'value', kind: 'surprising', last: '485', now: '5000' },
      { about: 'soWhat', kind: 'saysNothing' },
    ]);
  });

  it('is the words alone for a first figure', () => {
    expect(ask('5000', '', [])).toEqual([{ about: 'soWhat', kind: 'empty' }]);
  });
});
