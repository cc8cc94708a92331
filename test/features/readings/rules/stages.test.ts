import type { Day } from '../../../../src/core/calendar/day.ts';
import { nextTurn, stageOn, turningDays, wantedBy } from '../../../../src/features/readings/rules/stages.ts';
import { isChased } from '../../../../src/features/readings/rules/still-owed.ts';
import { aDueReading, aReading, on, owner } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';

/** Christmas as the council keeps it: closed from the 25th to the first working day of January. */
const daysOff = ['2026-12-25', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'].map(on);
const rules = { calendar: { daysOff: new Set<Day>(daysOff) }, quiet: quietRules };
const due = aDueReading({ dueOn: on('2026-12-08') });
const putOffTo = (expectedOn: string) =>
  aDueReading({
    dueOn: on('2026-12-08'),
    state: 'notReady',
    notReady: { reason: 'notPublished', expectedOn: on(expectedOn), note: '', times: 1, by: owner },
  });

describe('a due reading that is wanted by Tuesday 8 December', () => {
  it.each([
    ['2026-12-02', 'ask'],
    ['2026-12-03', 'reminder'],
    ['2026-12-08', 'reminder'],
    ['2026-12-09', 'reminder'],
    ['2026-12-10', 'late'],
    ['2027-03-01', 'late'],
  ])('on %s is at the stage of the %s', (today, stage) => {
    expect(stageOn(due, on(today), rules)).toBe(stage);
  });

  it('needs an owner twenty working days later, Christmas left out', () => {
    expect(turningDays(due, rules).silent).toBe('2027-01-13');
  });

  it('is looked at again on each of those days, and then no more', () => {
    const owed = [{ code: 'LAC', due }];
    const days: (Day | undefined)[] = [on('2026-11-24')];
    for (let at = days[0]; at !== undefined; at = days.at(-1)) days.push(nextTurn(owed, at, rules));
    expect(days).toEqual(['2026-11-24', '2026-12-03', '2026-12-10', '2027-01-13', undefined]);
  });
});

describe('what was put off', () => {
  it('is wanted by the day that was named, where that is later', () => {
    expect([wantedBy(putOffTo('2026-12-22')), wantedBy(putOffTo('2026-12-01'))]).toEqual(['2026-12-22', '2026-12-08']);
  });

  it.each([
    ['2026-12-21', false],
    ['2026-12-22', true],
  ])('is not chased before that day: on %s %s', (today, chased) => {
    expect(isChased({ code: 'LAC', due: putOffTo('2026-12-22') }, on(today))).toBe(chased);
  });

  it('is reminded of on that day, and late two working days after it', () => {
    const { remind, late } = turningDays(putOffTo('2026-12-22'), rules);
    expect([remind, late]).toEqual(['2026-12-22', '2026-12-24']);
  });
});

describe('nobody is chased', () => {
  const today = on('2026-12-15');
  it.each([
    ['that is answered', aDueReading({ state: 'answered' })],
    ['that is not theirs', aDueReading({ state: 'notMine' })],
    ['that is no longer collected', aDueReading({ state: 'withdrawn' })],
    ['whose period is locked', aDueReading({ lockedOn: on('2026-12-14') })],
  ])('for a reading %s', (_which, closed) => {
    expect(isChased({ code: 'LAC', due: closed }, today)).toBe(false);
  });

  it('for words that a person was asked for and did not give; a value from a spreadsheet still wants its words', () => {
    const valueOnly = aDueReading({ state: 'valueOnly' });
    const by = (who: 'register' | typeof owner) => ({
      code: 'LAC',
      due: valueOnly,
      reading: aReading('2026-09-30', '490', { by: who }),
    });
    expect([isChased(by(owner), today), isChased(by('register'), today)]).toEqual([false, true]);
  });
});
