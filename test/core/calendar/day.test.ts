import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, day, dayInLondon, daysBetween, instantInLondon, weekday } from '../../../src/core/calendar/day.ts';

describe('a day in London', () => {
  it.each([
    ['2026-06-30T22:59:59Z', '2026-06-30', 'the last second of June in summer time'],
    ['2026-06-30T23:30:00Z', '2026-07-01', 'half past midnight in summer time'],
    ['2026-11-24T23:30:00Z', '2026-11-24', 'half past eleven at night in winter'],
    ['2026-12-31T23:59:59Z', '2026-12-31', 'the last second of a year'],
  ])('at %s is %s: %s', (instant, on) => {
    expect(dayInLondon(new Date(instant))).toBe(on);
  });

  it.each([
    ['2026-07-01', '09:30', '2026-07-01T08:30:00.000Z'],
    ['2026-11-24', '09:30', '2026-11-24T09:30:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'], // this hour is left out that night: half past two it is
  ])('%s at %s is %s', (on, time, instant) => {
    expect(instantInLondon(day(on), time).toISOString()).toBe(instant);
  });

  it.each(['2025-02-29', '2025-13-01', 'today', ''])('%s is none', (text) => {
    expect(() => day(text)).toThrow(RangeError);
  });

  it('is counted from and to, over leap days and clock changes', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(daysBetween(day('2026-03-30'), day('2026-03-28'))).toBe(-2);
    expect(weekday(day('2026-11-24'))).toBe(2);
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (count) => {
        expect(daysBetween(day('2026-11-24'), addDays(day('2026-11-24'), count))).toBe(count);
      }),
    );
  });

  it('is counted as Temporal counts, over leap years and centuries, before 1970 and after', () => {
    const anyDay = fc.integer({ min: -100_000, max: 100_000 }).map((days) => {
      const date = Temporal.PlainDate.from('2000-01-01').add({ days });
      return { date, on: day(date.toString()) };
    });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50_000, max: 50_000 }), anyDay, ({ date, on }, count, other) => {
        expect(addDays(on, count)).toBe(date.add({ days: count }).toString());
        expect(daysBetween(on, other.on)).toBe(date.until(other.date, { largestUnit: 'day' }).days);
        expect(weekday(on)).toBe(date.dayOfWeek);
      }),
    );
  });

  it('is what Temporal says it is in London, whatever was asked before', () => {
    // Pairs around one midnight of Greenwich: London's lies between them, or a change of the clocks.
    const midnights = fc.integer({ min: 16_000, max: 25_000 }).map((days) => days * 86_400_000);
    const near = fc.integer({ min: -7_200_000, max: 7_200_000 });
    fc.assert(
      fc.property(midnights, near, near, (midnight, first, second) => {
        for (const at of [first, second].map((apart) => new Date(midnight + apart))) {
          const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/London');
          expect(dayInLondon(at)).toBe(zoned.toPlainDate().toString());
        }
      }),
    );
  });
});
