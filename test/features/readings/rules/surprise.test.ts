import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { comparable } from '../../../../src/features/analysis/rules/series.ts';
import { isSurprising } from '../../../../src/features/readings/rules/surprise.ts';
import { aReading } from '../../../support/examples.ts';

describe('a figure far outside a measure’s own history', () => {
  it.each<[string, string[], boolean]>([
    // One or two earlier figures: a factor, or the sign.
    ['124', ['12.4'], true],
    ['1.2', ['0.12'], true],
    ['1.24', ['12.4'], true],
    ['20', ['12.4'], false],
    ['8.8', ['5.11'], false],
    ['-5.11', ['5.11'], true],
    ['9', [], false],
    // Looked-after children.
    ['485', ['388', '445'], false],
    ['520', ['388', '445', '485'], false],
    ['4850', ['388', '445', '485'], true],
    ['48', ['388', '445', '485'], true],
    // A handful is never far.
    ['3', ['2'], false],
    ['9', ['3'], false],
    ['0', ['1', '2'], false],
    ['0.4', ['0.1'], false],
    // Nought.
    ['4', ['0', '0'], false],
    ['12', ['0', '0'], true],
    ['0', ['0'], false],
    ['0', ['485', '500'], true],
    // Negatives.
    ['-4', ['3.1', '3.4', '3.2'], true],
    ['-0.3', ['-0.2', '0.1'], false],
    ['-45', ['-4.1', '-4.4'], true],
    ['-5', ['-4.1', '-4.4'], false],
    // Many points: their own moves tell.
    ['124', ['11.8', '12.1', '12.4'], true],
    ['59.3', ['95.1', '95.3', '95', '94.9', '95.2', '95.4'], true],
    ['93.5', ['95.1', '95.3', '95', '94.9', '95.2', '95.4'], false],
    ['101', ['100', '100', '100', '100', '100', '100'], false],
    ['20', ['13.7', '15.3', '15.4', '15.6', '11.6', '19.2', '14.9', '22.5'], false],
    ['900', ['10', '300', '20', '600', '40', '500'], false],
  ])('%s after %j: %s', (value, history, expected) => {
    expect(isSurprising(value, history)).toBe(expected);
  });

  it('is none of the real register, and nearly all of it with the point in the wrong place', () => {
    const rows: { code: string; period: string; value: string }[] = parse(
      readFileSync('examples/gateshead/readings.csv'),
      { columns: true, bom: true },
    );
    const cases = rows.flatMap(({ code, period, value }) => {
      const own = rows.filter((row) => row.code === code).map((row) => aReading(row.period, row.value));
      const history = comparable(own, periodOf(period)).filter((reading) => reading.period.text !== period);
      return history.length === 0 ? [] : [{ code, value, history: history.map((reading) => reading.value) }];
    });
    expect(cases.length).toBeGreaterThan(200);
    expect(cases.filter(({ value, history }) => isSurprising(value, history))).toEqual([]);
    const slipped = cases.filter(({ value, history }) => isSurprising(String(Number(value) * 10), history));
    expect(slipped.length / cases.length).toBeGreaterThan(0.98);
  });
});
