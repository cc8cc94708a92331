import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { assessWords } from '../../../src/domain/readings/so-what.ts';
import { isSurprising } from '../../../src/domain/readings/surprise.ts';
import { aMeasure } from '../../support/examples.ts';

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
    ['...', 'saysNothing'],
    ['49', 'numberAgain'],
    ['49%', 'numberAgain'],
  ])('“%s” goes back', (words, expected) => {
    expect(assess(words)).toBe(expected);
  });

  it('last period’s text goes back, whatever its capitals and full stops', () => {
    const before = 'Demand for placements rose across the region.';
    expect(assess('demand for placements rose across the region', { previousSoWhat: before })).toBe('sameAsLastTime');
  });
});

describe('words that say something', () => {
  it.each([
    ['Complaint handling is the weakest result.'],
    ['No real change, because the new rota starts in January.'],
    ['No real change, because recruitment is frozen'],
    ['Fewer new claims after Universal Credit roll-out and better use of IT.'],
    ['Rise presented as evidence of a continuing retention problem.'],
    ['Changes to void processes raised productivity and cut delay.'],
  ])('“%s” is taken', (words) => {
    expect(assess(words)).toBe('fine');
  });

  it('of the real register, every commentary of eight words and more is taken', () => {
    const rows: { so_what: string }[] = parse(readFileSync('examples/gateshead/readings.csv'), {
      columns: true,
      bom: true,
    });
    const long = rows.map((row) => row.so_what ?? '').filter((text) => text.split(' ').length >= 8);
    expect(long.length).toBeGreaterThan(10);
    expect(long.filter((text) => assess(text) !== 'fine')).toEqual([]);
  });
});

describe('a surprising figure', () => {
  it.each([
    ['124', ['12.4'], true],
    ['124', ['11.8', '12.1', '12.4'], true],
    ['485', ['388', '445'], false],
    ['520', ['388', '445', '485'], false],
    ['4850', ['388', '445', '485'], true],
    ['48', ['388', '445', '485'], true],
    ['3', ['2'], false],
    ['0', ['1', '2'], false],
    ['-4', ['3.1', '3.4', '3.2'], true],
    ['-0.3', ['-0.2', '0.1'], false],
    ['9', [], false],
  ])('%s after %j: %s', (value, history, expected) => {
    expect(isSurprising(value, history)).toBe(expected);
  });
});
