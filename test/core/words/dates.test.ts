import { day } from '../../../src/core/calendar/day.ts';
import { periodOf } from '../../../src/core/periods/read-period.ts';
import { briefPeriod, monthBack, periodPhrase, shortDay, sincePhrase } from '../../../src/core/words/dates.ts';

it.each([
  ['2026-09-30', 'at 30 September 2026', 'since September 2026'],
  ['2026-10', 'for October 2026', 'since October 2026'],
  ['FY2026/27-H1', 'for April to September 2026', 'since April to September 2026'],
  ['FY2026/27-H2', 'for October 2026 to March 2027', 'since October 2026 to March 2027'],
  ['FY2025/26-Q4', 'for January to March 2026', 'since January to March 2026'],
  ['FY2025/26', 'for the year to March 2026', 'since the year to March 2026'],
  ['AY2024/25', 'for the academic year 2024/25', 'since the academic year 2024/25'],
  ['CY2024', 'for 2024', 'since 2024'],
  ['CY2021..2023', 'for 2021 to 2023', 'since 2021 to 2023'],
  ['2024-07..2025-06', 'for July 2024 to June 2025', 'since July 2024 to June 2025'],
])('%s is said "%s" and "%s"', (text, phrase, since) => {
  expect([periodPhrase(periodOf(text)), sincePhrase(periodOf(text))]).toEqual([phrase, since]);
});

it('says the year of a day only where it is not this year', () => {
  const today = day('2026-11-24');
  expect([shortDay(day('2026-10-28'), today), shortDay(day('2027-01-13'), today)]).toEqual([
    'Wed 28 Oct',
    'Wed 13 Jan 2027',
  ]);
  expect([monthBack(day('2027-04-01'), today), monthBack(day('2027-11-02'), today)]).toEqual([
    'April',
    'November 2027',
  ]);
  expect(['2026-09-30', '2025-06-30'].map((text) => briefPeriod(periodOf(text), today))).toEqual([
    'at 30 Sept',
    'at 30 June 2025',
  ]);
});
