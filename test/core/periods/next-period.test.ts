import * as fc from 'fast-check';
import { day } from '../../../src/core/calendar/day.ts';
import {
  defaultKind,
  kindFor,
  latestEnded,
  nextPeriod,
  samePeriodKind,
  yearEarlier,
} from '../../../src/core/periods/next-period.ts';
import { FREQUENCIES } from '../../../src/core/periods/period.ts';
import { periodOf } from '../../../src/core/periods/read-period.ts';
import { anyPeriod } from './any-period.ts';

describe('the period after one', () => {
  it.each([
    ['2025-09-30', 'six-monthly', '2026-03-31'],
    ['2026-03-31', 'six-monthly', '2026-09-30'],
    ['2025-02-28', 'monthly', '2025-03-31'],
    ['2024-02-29', 'annual', '2025-02-28'],
    ['2023-02-28', 'annual', '2024-02-29'],
    ['2025-01-30', 'monthly', '2025-02-28'],
    ['2024-04-17', 'annual', '2025-04-17'],
    ['2025-12', 'monthly', '2026-01'],
    ['2025-01', 'annual', '2026-01'],
    ['FY2025/26-Q4', 'quarterly', 'FY2026/27-Q1'],
    ['FY2025/26-Q3', 'annual', 'FY2026/27-Q3'],
    ['FY2025/26-H1', 'six-monthly', 'FY2025/26-H2'],
    ['FY2025/26-H2', 'six-monthly', 'FY2026/27-H1'],
    ['FY2025/26-H1', 'annual', 'FY2026/27-H1'],
    ['FY2025/26-H1', 'quarterly', 'FY2025/26-H2'],
    ['FY2024/25', 'annual', 'FY2025/26'],
    ['FY2024/25', 'six-monthly', 'FY2025/26'],
    ['FY1998/99', 'annual', 'FY1999/00'],
    ['AY2024/25', 'annual', 'AY2025/26'],
    ['CY2023', 'annual', 'CY2024'],
    ['CY2021..2023', 'annual', 'CY2022..2024'],
    ['CY2021..2023', 'quarterly', 'CY2022..2024'],
    ['2024-07..2025-06', 'quarterly', '2024-10..2025-09'],
    ['2024-07..2025-06', 'annual', '2025-07..2026-06'],
    ['FY2024/25', 'survey', 'FY2025/26'],
    ['2025-03-31', 'one-off', '2026-03-31'],
  ] as const)('after %s, %s, is %s', (text, frequency, next) => {
    expect(nextPeriod(periodOf(text), frequency)).toEqual(periodOf(next));
  });

  it.each([
    ['FY2023/24', 'six-monthly', 'half', 'FY2024/25-H1'],
    ['FY2024/25-H1', 'annual', 'financial-year', 'FY2024/25'],
    ['2025-03', 'quarterly', 'quarter', 'FY2025/26-Q1'],
    ['CY2024', 'annual', 'academic-year', 'AY2024/25'],
    ['FY2024/25', 'six-monthly', 'point-in-time', '2025-09-30'],
    ['FY2024/25', 'monthly', 'month', '2025-04'],
    ['CY2024', 'annual', 'span', 'CY2025'],
  ] as const)('after %s, %s, where a %s is wanted, is %s', (text, frequency, kind, next) => {
    expect(nextPeriod(periodOf(text), frequency, kind)).toEqual(periodOf(next));
  });

  it('is the half, then the whole year, where a measure is reported so', () => {
    const said = ['FY2023/24'];
    for (let count = 0; count < 4; count += 1) {
      said.push(nextPeriod(periodOf(said.at(-1) ?? ''), 'six-monthly', 'half-and-year').text);
    }
    expect(said).toEqual(['FY2023/24', 'FY2024/25-H1', 'FY2024/25', 'FY2025/26-H1', 'FY2025/26']);
    expect(nextPeriod(periodOf('FY2023/24-H2'), 'six-monthly', 'half-and-year').text).toBe('FY2024/25-H1');
  });

  it('ends later, is of the same kind, and can be stored', () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom(...FREQUENCIES), (period, frequency) => {
        const next = nextPeriod(period, frequency);
        expect(next.end > period.end && next.start > period.start).toBe(true);
        expect(samePeriodKind(period, next)).toBe(true);
        expect(periodOf(next.text)).toEqual(next);
      }),
    );
  });
});

describe('the same period a year earlier', () => {
  it.each([
    ['FY2025/26-H1', 'FY2024/25-H1'],
    ['FY2025/26-Q4', 'FY2024/25-Q4'],
    ['FY2000/01', 'FY1999/00'],
    ['AY2024/25', 'AY2023/24'],
    ['2025-03', '2024-03'],
    ['2025-02-28', '2024-02-29'],
    ['2024-02-29', '2023-02-28'],
    ['CY2021..2023', 'CY2020..2022'],
    ['2024-07..2025-06', '2023-07..2024-06'],
  ])('of %s is %s', (text, earlier) => {
    expect(yearEarlier(periodOf(text))).toEqual(periodOf(earlier));
  });

  it('leads back by a year forward, where days are not cut off', () => {
    const stable = anyPeriod.filter(({ kind }) => kind !== 'point-in-time');
    fc.assert(fc.property(stable, (period) => expect(nextPeriod(yearEarlier(period), 'annual')).toEqual(period)));
  });
});

describe('two periods', () => {
  it.each([
    ['FY2024/25', 'FY2023/24', true],
    ['FY2024/25-H1', 'FY2024/25', false],
    ['FY2024/25-H1', 'FY2024/25-H2', true],
    ['CY2024', 'FY2024/25', false],
    ['CY2020..2022', 'CY2021..2023', true],
    ['CY2020..2022', 'CY2021..2024', false],
    ['CY2022..2023', '2022-01..2023-12', false],
    ['2024-07..2025-06', '2024-10..2025-09', true],
    ['2025-03', '2025-03-31', false],
  ])('%s and %s are compared: %s', (a, b, same) => {
    expect(samePeriodKind(periodOf(a), periodOf(b))).toBe(same);
    expect(samePeriodKind(periodOf(b), periodOf(a))).toBe(same);
  });
});

describe('the kind of period that a measure is asked for', () => {
  it.each([
    ['monthly', 'month'],
    ['quarterly', 'quarter'],
    ['six-monthly', 'half'],
    ['annual', 'financial-year'],
    ['survey', 'financial-year'],
    ['one-off', 'financial-year'],
  ] as const)('is, where nothing else is said and it is %s, the %s', (frequency, kind) => {
    expect(defaultKind(frequency)).toBe(kind);
    expect(kindFor(frequency)).toEqual({ kind });
  });

  it.each([
    ['annual', undefined, 'AY2024/25', 'academic-year'],
    ['annual', 'calendar-year', 'AY2024/25', 'calendar-year'],
    ['six-monthly', undefined, '2025-09-30', 'point-in-time'],
    ['annual', undefined, '2025-01', 'month'],
    ['quarterly', undefined, '2024-07..2025-06', 'span'],
    ['six-monthly', 'half-and-year', 'FY2024/25', 'half-and-year'],
  ] as const)(
    'of a measure that is %s, says %s and has a latest reading for %s is %s',
    (frequency, kind, latest, want) => {
      expect(kindFor(frequency, kind, periodOf(latest))).toEqual({ kind: want });
    },
  );

  it.each([
    ['six-monthly', undefined, 'FY2023/24', 'half', 'its latest reading is about a financial year'],
    ['quarterly', 'academic-year', undefined, 'quarter', 'the register says an academic year'],
    ['monthly', 'half-and-year', undefined, 'month', 'the register says'],
  ] as const)('falls back with a note where it is %s and %s or %s is longer', (frequency, kind, latest, want, note) => {
    expect(kindFor(frequency, kind, latest && periodOf(latest))).toEqual({
      kind: want,
      note: expect.stringContaining(note),
    });
  });
});

describe('the latest period that ended before today', () => {
  it.each([
    ['month', 'monthly', '2026-11-24', '2026-10'],
    ['month', 'monthly', '2026-11-01', '2026-10'],
    ['month', 'monthly', '2026-10-31', '2026-09'],
    ['quarter', 'quarterly', '2026-11-24', 'FY2026/27-Q2'],
    ['quarter', 'quarterly', '2027-01-01', 'FY2026/27-Q3'],
    ['half', 'six-monthly', '2026-11-24', 'FY2026/27-H1'],
    ['half', 'six-monthly', '2026-09-30', 'FY2025/26-H2'],
    ['half', 'six-monthly', '2026-10-01', 'FY2026/27-H1'],
    ['financial-year', 'annual', '2026-11-24', 'FY2025/26'],
    ['financial-year', 'annual', '2026-03-31', 'FY2024/25'],
    ['academic-year', 'annual', '2026-11-24', 'AY2025/26'],
    ['academic-year', 'annual', '2026-08-31', 'AY2024/25'],
    ['calendar-year', 'annual', '2026-11-24', 'CY2025'],
    ['half-and-year', 'six-monthly', '2026-11-24', 'FY2026/27-H1'],
    ['half-and-year', 'six-monthly', '2026-04-01', 'FY2025/26'],
    ['point-in-time', 'monthly', '2026-11-24', '2026-10-31'],
    ['point-in-time', 'quarterly', '2026-11-24', '2026-09-30'],
    ['point-in-time', 'six-monthly', '2026-04-02', '2026-03-31'],
    ['point-in-time', 'annual', '2026-11-24', '2026-03-31'],
    ['month', 'annual', '2026-11-24', '2026-03'],
    ['span', 'annual', '2026-11-24', '2025-04..2026-03'],
    ['financial-year', 'survey', '2026-11-24', 'FY2025/26'],
  ] as const)('of kind %s, %s, is on %s: %s', (kind, frequency, today, latest) => {
    expect(latestEnded(kind, frequency, day(today))).toEqual(periodOf(latest));
  });
});
