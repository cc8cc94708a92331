import { day } from '../../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import { USUAL_QUIET } from '../../../../src/core/measures/quiet-rules.ts';
import type { Message } from '../../../../src/messaging/rules/message.ts';
import { decideChase, nextReminderDay } from '../../../../src/features/requests/rules/chase.ts';
import { milestoneText } from '../../../../src/messaging/rules/milestone-text.ts';

const rules = { calendar: { daysOff: new Set([day('2026-12-25'), day('2026-12-28')]) }, quiet: USUAL_QUIET };
const key = 'person-head' as PersonKey;
const given = { id: '12', status: 'given' as const, givenOn: day('2026-11-24'), dueOn: day('2026-12-08') };

const chase = (today: string, messages: readonly Message[] = [], requests: (typeof given)[] = [given]) =>
  decideChase({
    person: { profile: { key, workDays: [] }, heardOn: [], messages },
    requests,
    now: new Date(`${today}T08:00:00Z`),
    run: 'requests x',
    ...rules,
  });
const said = (today: string, messages: readonly Message[] = []) => {
  const made = chase(today, messages);
  return typeof made === 'object'
    ? made.topics.map(({ code, milestone }) => `${code} ${milestoneText(milestone)}`)
    : made;
};

describe('a request is chased like a reading', () => {
  it('by one reminder three working days before, one two working days after, and then silence', () => {
    const heard: Message[] = [];
    const all = [];
    for (let number = 25; number < 60; number += 1) {
      const on = new Date(Date.UTC(2026, 10, number)).toISOString().slice(0, 10);
      const made = chase(on, heard);
      if (typeof made !== 'object') continue;
      all.push([on, made.topics.map(({ milestone }) => milestoneText(milestone))]);
      heard.push({ ...made, state: 'delivered' });
    }
    expect(all).toEqual([
      ['2026-12-03', ['reminder 2026-12-08']],
      ['2026-12-10', ['late 2026-12-08']],
    ]);
  });

  it.each([
    ['2026-11-30', 'nothing'],
    ['2026-12-03', ['12 reminder 2026-12-08']],
    // After a gap only the newest is said.
    ['2027-01-05', ['12 late 2026-12-08']],
  ])('on %s', (today, expected) => {
    expect(said(today)).toEqual(expected);
  });

  it('takes one message for everything of a person, and lets it grow while it waits', () => {
    const first = chase('2026-12-03');
    if (typeof first !== 'object') throw new Error('nothing is said');
    const other = { ...given, id: '13' };
    const grown = chase('2026-12-03', [first], [given, other]);
    expect(grown).toMatchObject({ key: first.key });
    expect(typeof grown === 'object' && grown.topics.map(({ code }) => code)).toEqual(['12', '13']);
  });

  it('does not remind on the heels of the word that gave it', () => {
    const short = { ...given, dueOn: day('2026-11-26') };
    expect(chase('2026-11-24', [], [short])).toBe('nothing');
    expect(nextReminderDay(short, day('2026-11-24'), rules)).toBe('2026-11-30');
  });

  it.each([
    ['2026-11-24', '2026-12-03'],
    ['2026-12-03', '2026-12-10'],
    ['2026-12-10', undefined],
  ])('is looked at on the day on which something is to be said: after %s on %s', (today, expected) => {
    expect(nextReminderDay(given, day(today), rules)).toBe(expected);
  });

  it('says nothing of what was answered', () => {
    expect(chase('2026-12-10', [], [{ ...given, status: 'answered' as never }])).toBe('nothing');
  });
});
