import * as fc from 'fast-check';
import { englandsBankHolidays } from '../../../src/system/bank-holidays.ts';
import { addDays, day } from '../../../src/core/calendar/day.ts';
import { isWorkingDay, plusWorkingDays, workingDaysBetween } from '../../../src/core/calendar/working-days.ts';

const calendar = { daysOff: new Set(englandsBankHolidays(2020, 2030)) };

describe('a working day', () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-28', false, 'the substitute for Boxing Day'],
    ['2022-09-19', false, 'the State Funeral'],
    ['2020-05-04', true, 'the Monday that VE Day took the holiday from'],
  ])('%s is one: %s (%s)', (on, works) => {
    expect(isWorkingDay(calendar, day(on))).toBe(works);
  });

  it.each([
    ['2026-09-30', 20, '2026-10-28', 'twenty working days after September'],
    ['2026-03-31', 20, '2026-04-30', 'after March, with Good Friday and Easter Monday between'],
    ['2026-12-24', 1, '2026-12-29', 'after Christmas'],
    ['2026-11-28', 1, '2026-11-30', 'from a Saturday'],
    ['2026-11-28', 0, '2026-11-28', 'no days from a Saturday'],
    ['2026-12-29', -1, '2026-12-24', 'back over Christmas'],
  ])('from %s by %i is %s: %s', (from, count, to) => {
    expect(plusWorkingDays(calendar, day(from), count)).toBe(to);
  });

  it('is counted back as it was counted on', () => {
    const anyDay = fc.integer({ min: 0, max: 2000 }).map((count) => addDays(day('2022-01-01'), count));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = plusWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, to)).toBe(true);
        expect(workingDaysBetween(calendar, from, to)).toBe(count);
        expect(workingDaysBetween(calendar, to, from)).toBe(-count);
      }),
    );
  });
});
