import fc from 'fast-check';
import { type Day, addDays, dayInLondon, instantInLondon, weekday } from '../../../src/core/calendar/day.ts';
import { isWorkingDay, plusWorkingDays } from '../../../src/core/calendar/working-days.ts';
import type { QuietRules } from '../../../src/core/measures/quiet-rules.ts';
import type { PersonKey } from '../../../src/core/measures/measure.ts';
import { isRunHeld, nextAllowedMoment } from '../../../src/messaging/rules/quiet.ts';
import { on, owner } from '../../support/examples.ts';
import { quietRules } from '../../support/frameworks.ts';

const calendar = { daysOff: new Set(['2026-12-25', '2026-12-28', '2026-12-29', '2027-01-01'].map(on)) };

type More = { key?: PersonKey; workDays?: number[]; heardOn?: Day[]; quiet?: QuietRules };
function next(from: string, { key = owner, workDays = [], heardOn = [], quiet = quietRules }: More = {}): Date {
  return nextAllowedMoment({
    person: { key, workDays },
    heardOn,
    from: new Date(from),
    calendar,
    quiet,
  });
}
const dayOf = (from: string, more?: More) => dayInLondon(next(from, more));
/** This owner's own minute. */
const minute = next('2026-11-24T00:00Z').toISOString().slice(11, 16);

describe('when a person may hear something', () => {
  it.each([
    ['a Tuesday before dawn', '2026-11-24T05:00Z', '2026-11-24'],
    ['a Thursday evening', '2026-11-26T18:00Z', '2026-12-01'],
    ['a Friday', '2026-11-27T10:00Z', '2026-12-01'],
    ['a Sunday', '2026-11-29T10:00Z', '2026-12-01'],
    ['a Monday', '2026-11-30T10:00Z', '2026-12-01'],
    ['Christmas Eve at night, past the council’s closure', '2026-12-24T20:00Z', '2026-12-30'],
    ['half past midnight in British Summer Time, already Tuesday', '2026-06-29T23:30Z', '2026-06-30'],
  ])('from %s', (_when, from, expected) => {
    expect(dayOf(from)).toBe(expected);
  });

  it('is their own minute between half past nine and half past three in London, in summer as in winter', () => {
    const winter = next('2026-11-24T00:00Z');
    const summer = next('2026-06-30T00:00Z');
    expect(winter.getTime() - instantInLondon(on('2026-11-24'), '09:30').getTime()).toBe(
      summer.getTime() - instantInLondon(on('2026-06-30'), '09:30').getTime(),
    );
  });

  it('is at once where their minute has passed and the day is not over', () => {
    const late = '2026-11-24T15:29:00.000Z';
    expect(next(late).toISOString()).toBe(late);
    expect(next('2026-11-24T15:30:01Z').toISOString()).toBe(`2026-11-25T${minute}:00.000Z`);
  });

  it('spreads people over the six hours', () => {
    const minutes = Array.from({ length: 600 }, (_one, index) =>
      next('2026-11-24T00:00Z', { key: `person-${index}` as PersonKey }).getTime(),
    );
    const hour = (at: number) => Math.floor((at - instantInLondon(on('2026-11-24'), '09:30').getTime()) / 3_600_000);
    const perHour = [0, 1, 2, 3, 4, 5].map((wanted) => minutes.filter((at) => hour(at) === wanted).length);
    expect(Math.min(...perHour)).toBeGreaterThan(60);
    expect(perHour.reduce((sum, count) => sum + count, 0)).toBe(600);
  });

  it.each([
    ['one of their days that is allowed', [1, 3, 5], '2026-11-25'],
    ['the first of theirs where none is allowed', [5, 1], '2026-11-30'],
    ['any allowed day where they work all five', [1, 2, 3, 4, 5], '2026-11-24'],
  ])('is on %s', (_what, workDays, expected) => {
    expect(dayOf('2026-11-24T00:00Z', { workDays })).toBe(expected);
  });

  it.each<[string, Day[], string]>([
    ['not twice on a day', [on('2026-11-24')], '2026-11-25'],
    ['not a third time in five working days', [on('2026-11-24'), on('2026-11-25')], '2026-12-01'],
    ['not between two that are planned', [on('2026-11-25'), on('2026-11-26')], '2026-12-02'],
    ['counting what was said last week', [on('2026-11-19'), on('2026-11-25')], '2026-11-26'],
    ['whatever was said long ago', [on('2026-11-10'), on('2026-11-11')], '2026-11-24'],
  ])('%s', (_what, heardOn, expected) => {
    expect(dayOf('2026-11-24T00:00Z', { heardOn })).toBe(expected);
  });

  it('follows other quiet rules where the framework has them', () => {
    const mondays = { ...quietRules, days: [1], from: '07:00', to: '07:01' };
    expect(next('2026-11-24T00:00Z', { quiet: mondays }).toISOString()).toBe('2026-11-30T07:00:00.000Z');
  });

  it('is always allowed, never before it is wanted, and never the third in five working days', () => {
    const start = on('2026-11-02');
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }),
        fc.uuid(),
        fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
        (offsets, key, workDays) => {
          const heard: Day[] = [];
          for (const offset of offsets) {
            const from = new Date(instantInLondon(addDays(start, offset), '11:00'));
            const at = next(from.toISOString(), { key: key as PersonKey, heardOn: heard, workDays });
            const that = dayInLondon(at);
            expect(at >= from).toBe(true);
            expect(isWorkingDay(calendar, that)).toBe(true);
            expect(at >= instantInLondon(that, '09:30') && at <= instantInLondon(that, '15:30')).toBe(true);
            if (workDays.length > 0) expect(workDays).toContain(weekday(that));
            heard.push(that);
          }
          expect(new Set(heard).size).toBe(heard.length);
          for (const first of heard) {
            const last = plusWorkingDays(calendar, first, 4);
            expect(heard.filter((day) => day >= first && day <= last).length).toBeLessThanOrEqual(2);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a run that waits for the performance team', () => {
  it.each<[number, number[], boolean]>([
    [74, [], true],
    [20, [], false],
    [21, [], true],
    [40, [25, 12], false],
    [50, [25, 12], true],
    [49, [25], false],
    [3, [1], false],
  ])('%i people after runs of %j: %s', (people, recent, expected) => {
    expect(isRunHeld({ people, recent, quiet: quietRules })).toBe(expected);
  });
});
