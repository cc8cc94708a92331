import { analyse, type AnalysedMeasure } from '../../../../src/features/analysis/rules/analyse.ts';
import { comparable } from '../../../../src/features/analysis/rules/series.ts';
import type { Direction } from '../../../../src/core/measures/measure.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';
import { annual, yearly } from '../../../support/series.ts';

const lac = [aReading('2018-01-31', '388'), aReading('2021-11-30', '445'), aReading('2022-03-31', '485')];
const trend = (values: (string | undefined)[], change: Partial<AnalysedMeasure> = {}) =>
  analyse(annual(change), yearly(...values)).trend;
/** Children referred again within a year, 2015/16 to 2024/25. */
const rereferrals = ['13.7', '15.3', '15.4', '15.6', '11.6', '19.2', '14.9', '22.5', '16.6', '13.9'];
const calm = ['10', '11', '10', '11', '10', '11', '10'];
const lively = ['10', '16', '10', '16', '10', '16', '10'];

describe('what the latest figure tells', () => {
  it('is nothing where there is none', () => {
    expect(analyse(annual(), [])).toMatchObject({ trend: undefined, variation: null, gaps: [] });
  });

  it('is that it is the first', () => {
    expect(trend(['13.7'])).toMatchObject({ points: 1, latest: '13.7', verdict: 'first', sense: 'none' });
  });

  it('is the difference alone of two or three: looked-after children', () => {
    expect(analyse(aMeasure(), lac).trend).toMatchObject({
      ...{ points: 3, latest: '485', previous: { value: '445' }, change: '40' },
      ...{ verdict: 'difference', sense: 'worse' },
    });
  });

  it('is the difference as people would work it out', () => {
    expect(trend(['12.1', '12.4'])?.change).toBe('0.3');
  });

  it.each<[string, (string | undefined)[], string]>([
    ['four, no more than it usually moves', ['64', '66', '63', '65'], 'usualMove'],
    ['four, more than it usually moves', ['64', '66', '63', '72'], 'biggerMove'],
    ['seven, no more than it usually moves', rereferrals.slice(0, 7), 'usualMove'],
    ['four that never moved until now', ['4', '4', '4', '5'], 'biggerMove'],
    ['four that never moved', ['4', '4', '4', '4'], 'usualMove'],
    ['five, the last after a missing year', ['64', '66', '63', '65', undefined, '72'], 'difference'],
    ['eight and more, within their limits', rereferrals, 'within'],
    ['eight, the last above', [...calm, '20'], 'above'],
    ['eight, the last below', [...calm, '1'], 'below'],
    ['eight that never moved', Array.from({ length: 8 }, () => '0.1'), 'within'],
    ['nine, the last above after a missing year', [...calm, '11', undefined, '20'], 'above'],
    ['thirteen, the last seven rising', [...lively, '11', '12', '13', '14', '15', '16'], 'rising'],
    ['fourteen, the last seven on one side', [...calm, '13', '14', '13', '14', '13', '14', '13'], 'longAbove'],
    // The check value of the domain brief, 10.4, unscreened: upper limit 6.95, so the 10 stands out.
    ['the NHS check series up to its outlier', ['1', '2', '1', '2', '1', '2', '1', '2', '10'], 'above'],
  ])('of %s', (_what, values, verdict) => {
    expect(trend(values)?.verdict).toBe(verdict);
  });

  it('counts how long a trend or a shift has lasted', () => {
    expect(trend([...lively, '11', '12', '13', '14', '15', '16', '17'])?.run).toBe(8);
    expect(trend([...calm, '13', '14', '13', '14', '13', '14', '13'])?.run).toBe(7);
  });

  it.each<[string, string, Direction, string]>([
    ['13.7', '15.3', 'lower', 'worse'],
    ['15.3', '13.7', 'lower', 'better'],
    ['13.7', '15.3', 'higher', 'better'],
    ['15.3', '13.7', 'higher', 'worse'],
    ['15.3', '13.7', 'neutral', 'none'],
    ['15.30', '15.3', 'higher', 'none'],
  ])('from %s to %s, where the direction is %s, is for the %s', (before, now, direction, sense) => {
    expect(trend([before, now], { direction })?.sense).toBe(sense);
  });

  it('is for the worse where it is still far above, though it fell since last time', () => {
    expect(trend([...calm, ...calm, ...calm, '30', '29'])).toMatchObject({
      verdict: 'above',
      sense: 'worse',
      move: 'better',
    });
  });

  it.each([
    [7, null, false],
    [8, 'usual', true],
    [11, 'usual', true],
    [12, 'usual', false],
  ])('of %i figures: variation %s, trial limits %s', (count, variation, trial) => {
    const values = Array.from({ length: count }, (_, index) => String(index % 2));
    expect(analyse(annual(), yearly(...values))).toMatchObject({ variation, trial });
  });
});

describe('the latest point decides the variation', () => {
  it.each<[Direction, string, string]>([
    ['lower', '20', 'concern'],
    ['lower', '1', 'improvement'],
    ['higher', '20', 'improvement'],
    ['higher', '1', 'concern'],
    ['neutral', '20', 'neutral'],
    ['neutral', '11', 'usual'],
  ])('%s is better, the last is %s: %s', (direction, last, variation) => {
    expect(analyse(annual({ direction }), yearly(...calm, last)).variation).toBe(variation);
  });

  it('and no earlier one', () => {
    expect(analyse(annual(), yearly(...calm, '20', '10')).variation).toBe('usual');
  });

  it('a rise of seven is for the better where higher is, however low it stands', () => {
    const low = [...calm, ...calm, '2', '3', '4', '5', '6', '7', '8'];
    expect(analyse(annual({ direction: 'higher' }), yearly(...low))).toMatchObject({
      variation: 'improvement',
      trend: { verdict: 'rising' },
    });
  });

  it.each([['cumulative'], ['overlapping']] as const)('but for %s figures there is none, and no limits', (barred) => {
    const analysis = analyse(annual({ [barred]: true }), yearly(...calm, ...calm, '90'));
    expect(analysis).toMatchObject({ variation: null, trend: { verdict: 'difference', barred } });
    expect(analysis.segments[0]?.usual).toBeUndefined();
    expect(analysis.segments[0]?.points.flatMap(({ signals }) => signals)).toEqual([]);
  });
});

describe('the highest and the lowest', () => {
  it.each<[string, (string | undefined)[], object | undefined]>([
    ['of four is named', ['1', '2', '3', '4'], { which: 'highest', of: 4, years: 3 }],
    ['of ten is named', ['9', '8', '7', '6', '9', '8', '7', '6', '9', '5'], { which: 'lowest', of: 10, years: 9 }],
    ['of three is not', ['1', '2', '3'], undefined],
    ['is not where it was as high before', ['1', '4', '3', '4'], undefined],
    ['is of the figures alone where a year is missing', ['1', '2', undefined, '3', '4'], { which: 'highest', of: 4 }],
  ])('%s', (_what, values, expected) => {
    expect(trend(values)?.extreme).toEqual(expected);
  });

  it('is not said of a running total, which is always the highest', () => {
    expect(trend(['1', '2', '3', '4'], { cumulative: true })?.extreme).toBeUndefined();
  });

  it.each([
    ['2018-12-31', '2022-03-31', 3],
    ['2018-03-31', '2022-03-31', 4],
    ['2020-02-29', '2022-02-28', 2],
  ])('counts whole years from %s to %s', (from, to, years) => {
    const readings = [aReading(from, '1'), aReading('2021-01-31', '2'), aReading('2021-02-28', '3'), aReading(to, '4')];
    const { extreme } = analyse(aMeasure({ frequency: 'survey' }), readings).trend ?? {};
    expect(extreme).toEqual({ which: 'highest', of: 4, years });
  });
});

describe('figures that may stand beside one another', () => {
  it('are those of the same kind of period, up to this one, oldest first', () => {
    const readings = [
      aReading('FY2024/25-H1', '53'),
      aReading('FY2023/24', '82'),
      aReading('FY2022/23-H1', '50'),
      aReading('FY2025/26-H1', '60'),
    ];
    const texts = (text: string) => comparable(readings, periodOf(text)).map(({ period }) => period.text);
    expect(texts('FY2024/25-H1')).toEqual(['FY2022/23-H1', 'FY2024/25-H1']);
    expect(texts('FY2024/25')).toEqual(['FY2023/24']);
    expect(texts('2025-03-31')).toEqual([]);
  });

  it('are spans only where they are equally long', () => {
    const readings = [aReading('CY2018..2020', '76'), aReading('CY2019..2020', '77')];
    expect(comparable(readings, periodOf('CY2021..2023')).map(({ value }) => value)).toEqual(['76']);
  });

  it('are not the Chief Executive’s 82 reviews of a year and 53 of half a year', () => {
    const readings = [aReading('FY2023/24', '82'), aReading('FY2024/25-H1', '53')];
    const { trend: told } = analyse(aMeasure({ periodKind: 'half-and-year' }), readings);
    expect(told).toMatchObject({ verdict: 'first', leftOut: 1 });
  });
});
