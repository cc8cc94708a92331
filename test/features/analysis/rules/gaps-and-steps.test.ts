import { analyse, type AnalysedMeasure, toFloat } from '../../../../src/features/analysis/rules/analyse.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { aMeasure, aReading, owner } from '../../../support/examples.ts';
import { annual, yearly } from '../../../support/series.ts';

const gaps = (change: Partial<AnalysedMeasure>, ...periods: string[]) =>
  analyse(
    aMeasure(change),
    periods.map((period) => aReading(period, '1')),
  ).gaps.map(({ text }) => text);

describe('a missing period of the measure’s rhythm', () => {
  it.each<[string, Partial<AnalysedMeasure>, string[], string[]]>([
    ['years of the pandemic', { frequency: 'annual' }, ['AY2018/19', 'AY2021/22'], ['AY2019/20', 'AY2020/21']],
    ['a month', { frequency: 'monthly' }, ['2026-01', '2026-02', '2026-04'], ['2026-03']],
    ['a second half', { frequency: 'six-monthly' }, ['FY2022/23-H1', 'FY2023/24-H1'], ['FY2022/23-H2']],
    [
      'none where the year follows the half',
      { frequency: 'six-monthly', periodKind: 'half-and-year' },
      ['FY2022/23-H1', 'FY2023/24-H1'],
      [],
    ],
    ['none where years are all there can be', { frequency: 'six-monthly' }, ['FY2022/23', 'FY2023/24'], []],
    ['none in a January count that is taken yearly', { frequency: 'annual' }, ['2023-01', '2024-01'], []],
    [
      'none where the survey’s week of April moves',
      { frequency: 'annual' },
      ['2023-04-19', '2024-04-17', '2025-04-30'],
      [],
    ],
    ['none in surveys, which have no rhythm', { frequency: 'survey' }, ['FY2015/16', 'FY2021/22'], []],
    ['a day of a half-year', { frequency: 'six-monthly' }, ['2025-03-31', '2026-03-31'], ['2025-09-30']],
    ['none where a day came early', { frequency: 'six-monthly' }, ['2021-11-30', '2022-03-31'], []],
    [
      'none in three-year periods that begin a year apart',
      { frequency: 'annual' },
      ['CY2001..2003', 'CY2002..2004'],
      [],
    ],
  ])('%s', (_what, change, periods, expected) => {
    expect(gaps(change, ...periods)).toEqual(expected);
  });

  it('breaks the moving ranges, and no figure is lost from the mean', () => {
    const analysis = analyse(annual(), yearly(1, 2, 1, 2, undefined, 12, 11, 12, 11));
    const usual = analysis.segments[0]?.usual;
    expect(usual && toFloat(usual.mean)).toBe(6.5);
    expect(usual?.averageMove && toFloat(usual.averageMove)).toBe(1);
  });

  it('before the latest figure is told with it', () => {
    const { trend } = analyse(annual(), yearly(1, 2, undefined, undefined, 3));
    expect(trend?.missing.map(({ text }) => text)).toEqual(['CY2002', 'CY2003']);
  });

  it('between every two figures leaves no limits to draw', () => {
    const sparse = Array.from({ length: 10 }, (_, index) => [index, undefined]).flat();
    expect(analyse(annual(), yearly(...sparse))).toMatchObject({ variation: null, trial: false });
  });
});

describe('a step that a person recorded', () => {
  const step = {
    from: periodOf('CY2008'),
    why: 'A new definition.',
    by: owner,
    at: '2026-11-24T10:00:00Z',
  };
  const stepped = (...values: (number | undefined)[]) =>
    analyse(annual({ analysis: { steps: [step] } }), yearly(...values));
  const before = [1, 2, 1, 2, 1, 2, 1, 2];

  it('starts a segment of its own, with trial limits again', () => {
    const analysis = stepped(...before, 50, 51, 50, 51, 50, 51, 50, 51);
    expect(analysis.segments.map(({ points }) => points.length)).toEqual([8, 8]);
    expect(analysis).toMatchObject({ variation: 'usual', trial: true, trend: { verdict: 'within', points: 8, step } });
    expect(analysis.segments.flatMap(({ points }) => points.flatMap(({ signals }) => signals))).toEqual([]);
  });

  it('begins the ladder again: the first figure is a first figure', () => {
    expect(stepped(...before, 50)).toMatchObject({ variation: null, trend: { verdict: 'first', points: 1 } });
  });

  it('keeps the old limits for the old figures', () => {
    const [old] = stepped(...before, 50).segments;
    expect(old?.usual?.limits).toBeDefined();
  });

  it.each([
    ['before all figures', 'CY1999'],
    ['after them', 'CY2030'],
  ])('%s parts nothing', (_what, from) => {
    const steps = [{ ...step, from: periodOf(from) }];
    const { segments } = analyse(annual({ analysis: { steps } }), yearly(...before));
    expect(segments.map(({ points }) => points.length)).toEqual([8]);
  });
});
