import type { Direction } from '../../../src/domain/measures/measure.ts';
import { periodOf } from '../../../src/domain/periods/read-period.ts';
import { comparable, describeTrend } from '../../../src/domain/readings/describe-trend.ts';
import { aReading } from '../../support/examples.ts';

const lac = [aReading('2018-01-31', '388'), aReading('2021-11-30', '445'), aReading('2022-03-31', '485')];
/** Financial years from 2015/16 on. */
const yearly = (...values: string[]) =>
  values.map((value, index) => aReading(`FY${2015 + index}/${16 + index}`, value));
const trend = (values: string[], direction: Direction = 'lower') => describeTrend(yearly(...values), direction);
/** Children referred again within a year, 2015/16 to 2024/25. */
const rereferrals = ['13.7', '15.3', '15.4', '15.6', '11.6', '19.2', '14.9', '22.5', '16.6', '13.9'];

describe('what the latest figure tells', () => {
  it('is nothing where there is none', () => {
    expect(describeTrend([], 'lower')).toBeUndefined();
  });

  it('is that it is the first', () => {
    expect(trend(['13.7'])).toEqual({ points: 1, latest: '13.7', verdict: 'first', sense: 'none' });
  });

  it('is the difference alone of two or three: looked-after children', () => {
    expect(describeTrend(lac, 'lower')).toEqual({
      ...{ points: 3, latest: '485', previous: '445', change: '40' },
      ...{ verdict: 'difference', sense: 'worse' },
    });
  });

  it('is the difference as people would work it out', () => {
    expect(trend(['12.1', '12.4'])?.change).toBe('0.3');
  });

  it.each<[string, string[], string]>([
    ['four, no more than it usually moves', ['64', '66', '63', '65'], 'usualMove'],
    ['four, more than it usually moves', ['64', '66', '63', '72'], 'biggerMove'],
    ['seven, no more than it usually moves', rereferrals.slice(0, 7), 'usualMove'],
    ['four that never moved until now', ['4', '4', '4', '5'], 'biggerMove'],
    ['four that never moved', ['4', '4', '4', '4'], 'usualMove'],
    ['eight and more, within their limits', rereferrals, 'within'],
    ['eight, the last above', ['10', '11', '10', '11', '10', '11', '10', '20'], 'above'],
    ['eight, the last below', ['10', '11', '10', '11', '10', '11', '10', '1'], 'below'],
    ['eight that never moved', Array.from({ length: 8 }, () => '0.1'), 'within'],
    // The check value of the domain brief, 10.4, unscreened: upper limit 6.95, so the 10 stands out.
    ['the NHS check series up to its outlier', ['1', '2', '1', '2', '1', '2', '1', '2', '10'], 'above'],
  ])('of %s', (_what, values, verdict) => {
    expect(trend(values)?.verdict).toBe(verdict);
  });

  it.each<[string, string, Direction, string]>([
    ['13.7', '15.3', 'lower', 'worse'],
    ['15.3', '13.7', 'lower', 'better'],
    ['13.7', '15.3', 'higher', 'better'],
    ['15.3', '13.7', 'higher', 'worse'],
    ['15.3', '13.7', 'neutral', 'none'],
    ['15.30', '15.3', 'higher', 'none'],
  ])('from %s to %s, where the direction is %s, is for the %s', (before, now, direction, sense) => {
    expect(trend([before, now], direction)?.sense).toBe(sense);
  });
});

describe('the highest and the lowest', () => {
  it.each<[string, string[], object | undefined]>([
    ['of four is named', ['1', '2', '3', '4'], { which: 'highest', years: 3 }],
    ['of ten is named', ['9', '8', '7', '6', '9', '8', '7', '6', '9', '5'], { which: 'lowest', years: 9 }],
    ['of three is not', ['1', '2', '3'], undefined],
    ['is not where it was as high before', ['1', '4', '3', '4'], undefined],
  ])('%s', (_what, values, expected) => {
    expect(trend(values)?.extreme).toEqual(expected);
  });

  it.each([
    ['2018-12-31', '2022-03-31', 3],
    ['2018-03-31', '2022-03-31', 4],
    ['2020-02-29', '2022-02-28', 2],
  ])('counts whole years from %s to %s', (from, to, years) => {
    const readings = [aReading(from, '1'), aReading('2021-01-31', '2'), aReading('2021-02-28', '3'), aReading(to, '4')];
    expect(describeTrend(readings, 'lower')?.extreme).toEqual({ which: 'highest', years });
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
});
