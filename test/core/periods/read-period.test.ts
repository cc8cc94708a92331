import * as fc from 'fast-check';
import { periodOf, readPeriod } from '../../../src/core/periods/read-period.ts';
import { anyPeriod } from './any-period.ts';
import { anyText } from '../../support/any-text.ts';

const textOf = (text: string, hints = {}) => {
  const read = readPeriod(text, hints);
  return read.kind === 'read' ? read.period.text : read.problem;
};

describe('a period in its canonical spelling', () => {
  it.each([
    ['FY2025/26', 'financial-year', '2025-04-01', '2026-03-31'],
    ['FY1999/00', 'financial-year', '1999-04-01', '2000-03-31'],
    ['FY2025/26-H1', 'half', '2025-04-01', '2025-09-30'],
    ['FY2025/26-H2', 'half', '2025-10-01', '2026-03-31'],
    ['FY2025/26-Q1', 'quarter', '2025-04-01', '2025-06-30'],
    ['FY2025/26-Q3', 'quarter', '2025-10-01', '2025-12-31'],
    ['FY2025/26-Q4', 'quarter', '2026-01-01', '2026-03-31'],
    ['AY2024/25', 'academic-year', '2024-09-01', '2025-08-31'],
    ['CY2024', 'calendar-year', '2024-01-01', '2024-12-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2025-12', 'month', '2025-12-01', '2025-12-31'],
    ['2025-03-31', 'point-in-time', '2025-03-31', '2025-03-31'],
    ['CY2021..2023', 'span', '2021-01-01', '2023-12-31'],
    ['2024-07..2025-06', 'span', '2024-07-01', '2025-06-30'],
  ])('%s is a %s from %s to %s', (text, kind, start, end) => {
    expect(readPeriod(text)).toEqual({ kind: 'read', period: { text, kind, start, end } });
    expect(periodOf(text)).toEqual({ text, kind, start, end });
  });
});

describe('a period as it is published', () => {
  it.each([
    ['at 2025-03-31', '2025-03-31'],
    ['As at 31 March 2025', '2025-03-31'],
    ['31st Mar 2025', '2025-03-31'],
    ['31/03/2025', '2025-03-31'],
    ['2016/17 year end', 'FY2016/17'],
    ['2016-17 Year-End', 'FY2016/17'],
    ['year end 2016/17', 'FY2016/17'],
    ['fy 2025 / 26', 'FY2025/26'],
    ['FY2025–26', 'FY2025/26'],
    ['Financial year 2025/2026', 'FY2025/26'],
    ['2024/25 H1', 'FY2024/25-H1'],
    ['2024-25 h1', 'FY2024/25-H1'],
    ['FY2024/25 H2', 'FY2024/25-H2'],
    ['H1 2024/25', 'FY2024/25-H1'],
    ['Q1 2025/26', 'FY2025/26-Q1'],
    ['2025/26 Q4', 'FY2025/26-Q4'],
    ['Quarter 2, 2025/26', 'FY2025/26-Q2'],
    ['fy2025/26–q3', 'FY2025/26-Q3'],
    ['academic year 2024/25', 'AY2024/25'],
    ['AY2024—25', 'AY2024/25'],
    ['2024/25 academic year', 'AY2024/25'],
    ['cy 2024', 'CY2024'],
    ['calendar year 2024', 'CY2024'],
    ['Jan 2025', '2025-01'],
    ['JANUARY 2025', '2025-01'],
    ['Sept 2025', '2025-09'],
    ['Mar. 2025', '2025-03'],
    ['Jan-2025', '2025-01'],
    ['  2025\u201103\u00a0', '2025-03'],
    ['Jul 2024-Jun 2025', '2024-07..2025-06'],
    ['July 2024 – June 2025', '2024-07..2025-06'],
    ['Jul 2024 to Jun 2025', '2024-07..2025-06'],
    ['2024-07 to 2025-06', '2024-07..2025-06'],
    ['2024-07 … 2025-06', '2024-07..2025-06'],
    ['Apr-Jun 2025', '2025-04..2025-06'],
    ['2021-23', 'CY2021..2023'],
    ['2021—2023', 'CY2021..2023'],
    ['2021 to 2023', 'CY2021..2023'],
    ['CY2021-23', 'CY2021..2023'],
    ['1999-01', '1999-01'],
    ['2010-13', 'CY2010..2013'],
    ['CY2021..2021', 'CY2021'],
    ['2024-07..2024-07', '2024-07'],
    ['ＦＹ２０２５／２６', 'FY2025/26'],
  ])('%s is read as %s', (text, canonical) => {
    expect(textOf(text)).toBe(canonical);
  });

  it.each([
    ['2010-12', {}, '2010-12', 'Read as a month.'],
    ['2010-12', { spans: true }, 'CY2010..2012', 'Read as the years 2010 to 2012'],
    ['2008-10', { spans: true }, 'CY2008..2010', 'Read as the years 2008 to 2010'],
    ['2024-25', { spans: true }, 'CY2024..2025', 'Read as two calendar years.'],
    ['2024/25', {}, 'FY2024/25', 'Read as the financial year FY2024/25.'],
    ['03/04/2025', {}, '2025-04-03', 'Read as 2025-04-03: the day first'],
  ])('%s (%j) could be something else, so it is read as %s with a note', (text, hints, canonical, note) => {
    expect(readPeriod(text, hints)).toMatchObject({ kind: 'read', period: { text: canonical } });
    expect(readPeriod(text, hints)).toHaveProperty('note', expect.stringContaining(note));
  });

  it.each(['2012-11', '2025-03', '2021-01'])('%s is a month even where other readings span years', (text) => {
    expect(textOf(text, { spans: true })).toBe(text);
  });
});

describe('a period that cannot be read for certain', () => {
  it.each([
    ['', 'There is no period.', 'FY2025/26'],
    ['last year', 'not a period', 'FY2025/26'],
    ['FY2025/27', '2025/27 is not one year', 'FY2025/26 for one year, or CY2025..2027'],
    ['FY2025/2027', '2025/27 is not one year', 'FY2025/26'],
    ['2024/2125', 'is not one year', 'FY2024/25'],
    ['2021/23', '2021/23 is not one year', 'CY2021..2023'],
    ['AY2024/24', '2024/24 is not one year', 'AY2024/25'],
    ['2025-13', 'There is no month 13.', '01 to 12'],
    ['2025-00', 'There is no month 00.', '01 to 12'],
    ['2025-02-30', 'There is no day 30', '2025-02-28'],
    ['31 June 2025', 'There is no day 31', '2025-06-30'],
    ['03/31/2025', 'There is no month 31', '01 to 12'],
    ['CY2023..2021', 'The span ends before it starts.', 'CY2021..2023'],
    ['2023-2021', 'The span ends before it starts.', 'CY2021..2023'],
    ['Jun 2025-Jul 2024', 'The span ends before it starts.', '2024-07..2025-06'],
    ['Oct-Mar 2025', 'not certain which year the first month is in', '2024-10..2025-03'],
    ['Q5 2025/26', 'There is no quarter 5.', 'Q4, January to March'],
    ['2025/26 H3', 'There is no half 3.', 'H1 is April to September'],
    ['Q1 2025', 'not certain which financial year', 'FY2025/26-Q1 or FY2024/25-Q1'],
    ['2024-25', 'not certain what 2024-25 is', 'FY2024/25, AY2024/25 or CY2024..2025'],
    ['2024-2025', 'not certain what 2024-25 is', 'CY2024..2025'],
    ['2024', 'not certain which year 2024 is', 'CY2024, FY2024/25 or AY2024/25'],
    ['2205-03', 'The year 2205', 'check the year'],
    ['Jan-25', 'not a period', '2025-03'],
    ['03/25', 'not a period', '2025-03'],
    ['FY25/26', 'not a period', 'FY2025/26'],
    ['Summer 2025', 'not a period', '2025-03'],
    ['2025-03-31T00:00', 'not a period', '2025-03-31'],
    ['2024-072025-06', 'not a period', '2024-07..2025-06'],
    ['9'.repeat(5000), 'too long', 'FY2025/26'],
  ])('%s says what is wrong and what to write', (text, problem, cure) => {
    const read = readPeriod(text);
    expect(read).toEqual({
      kind: 'unreadable',
      problem: expect.stringContaining(problem),
      cure: expect.stringContaining(cure),
    });
  });

  it.each(['fy2025/26', '2025/26', 'CY2021..2021', '2025-02-30', 'FY2025/27', ''])('%s is no stored text', (text) => {
    expect(() => periodOf(text)).toThrow(RangeError);
  });
});

describe('every period', () => {
  it('comes back from its own text', () => {
    fc.assert(fc.property(anyPeriod, (period) => expect(periodOf(period.text)).toEqual(period)));
  });

  it('is read from its own text in any case and with any dash', () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom('-', '–', '—', '\u2011'), (period, dash) => {
        const typed = ` ${period.text.toLowerCase().replaceAll('-', dash)}\u00a0`;
        expect(textOf(typed)).toBe(period.text);
      }),
    );
  });

  it('starts no later than it ends', () => {
    fc.assert(fc.property(anyPeriod, ({ start, end }) => expect(start <= end).toBe(true)));
  });
});

describe('whatever is typed as a period', () => {
  const nearly = fc.stringMatching(/^[0-9FYACHQ/. \-–a-z]{0,24}$/);

  it('is read or refused, never an error, and what is read is a period that can be stored', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), nearly), fc.boolean(), (text, spans) => {
        const read = readPeriod(text, { spans });
        if (read.kind === 'read') expect(periodOf(read.period.text)).toEqual(read.period);
        else expect(read.cure).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
