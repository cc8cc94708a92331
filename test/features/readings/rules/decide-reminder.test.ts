import { type Day, dayInLondon } from '../../../../src/core/calendar/day.ts';
import { type Message, newMessage } from '../../../../src/messaging/rules/message.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { decideReminder } from '../../../../src/features/readings/rules/decide-reminder.ts';
import type { Owed } from '../../../../src/features/readings/rules/still-owed.ts';
import { aDueReading, on, owner } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';
import { aTopic } from '../../../support/topics.ts';
import { milestoneText } from '../../../../src/messaging/rules/milestone-text.ts';

const calendar = { daysOff: new Set<Day>() };
const owed = (code: string, dueOn = '2026-12-08', period = '2026-09-30'): Owed => ({
  code,
  due: aDueReading({ period: periodOf(period), dueOn: on(dueOn) }),
});

/** A message that was said about these, on a day. */
function said(kind: 'ask' | 'reminder', day: string, stage: string, codes: string[], change: Partial<Message> = {}) {
  const topics = codes.map((code) => aTopic(code, '2026-09-30', stage));
  const key = `${kind}|${owner}|${day}`;
  return { ...newMessage({ key, kind, to: owner, topics, run: 'r' }, new Date(`${day}T10:00Z`)), ...change };
}
const ASKED = said('ask', '2026-11-24', 'ask', ['LAC', 'VOIDS'], { state: 'delivered' });

const decide = (at: string, messages: Message[] = [ASKED], items = [owed('LAC')], heardOn: Day[] = []) =>
  decideReminder({
    person: { profile: { key: owner, workDays: [] }, heardOn, messages },
    owed: items,
    now: new Date(at),
    calendar,
    quiet: quietRules,
    run: 'remind',
  });
const reminded = (...given: Parameters<typeof decide>): Message => {
  const made = decide(...given);
  if (typeof made === 'string') throw new Error(made);
  return made;
};
const stages = (message: Message) => message.topics.map(({ code, milestone }) => `${code} ${milestoneText(milestone)}`);

describe('a reading that was asked for and is wanted by Tuesday 8 December', () => {
  it.each([
    ['2026-12-02T09:00Z', 'is left in peace'],
    ['2026-11-25T09:00Z', 'is left in peace'],
  ])('on %s %s', (at) => {
    expect(decide(at)).toBe('nothing');
  });

  it('is reminded of once, three working days before', () => {
    const reminder = reminded('2026-12-03T09:00Z');
    expect([reminder.key, stages(reminder)]).toEqual([`remind|${owner}|2026-12-03`, ['LAC reminder']]);
    expect(decide('2026-12-04T09:00Z', [ASKED, { ...reminder, state: 'delivered' }])).toBe('alreadySaid');
  });

  it('is said once to be late, two working days after, and never again', () => {
    const reminder = said('reminder', '2026-12-03', 'reminder', ['LAC'], { state: 'delivered' });
    const late = reminded('2026-12-10T09:00Z', [ASKED, reminder]);
    expect(stages(late)).toEqual(['LAC late']);
    const after = [ASKED, reminder, { ...late, state: 'delivered' as const }];
    for (const at of ['2026-12-11T09:00Z', '2026-12-31T09:00Z', '2027-06-01T09:00Z'])
      expect(decide(at, after)).toBe('alreadySaid');
  });

  it('hears only the newest after the bot was down for a fortnight', () => {
    expect(stages(reminded('2026-12-17T09:00Z'))).toEqual(['LAC late']);
  });

  it('is the ask’s to say where nobody asked yet, or where the ask still waits to go', () => {
    expect(decide('2026-12-03T09:00Z', [])).toBe('nothing');
    expect(decide('2026-12-03T09:00Z', [{ ...ASKED, state: 'queued' }])).toBe('nothing');
    expect(decide('2026-12-03T09:00Z', [{ ...ASKED, state: 'dead' }])).toBe('nothing');
  });

  it('is said on a day that is allowed: due on a Friday afternoon, it goes on Tuesday', () => {
    const reminder = reminded('2026-12-04T09:00Z', [ASKED], [owed('LAC', '2026-12-09')]);
    expect(dayInLondon(new Date(reminder.notBefore))).toBe('2026-12-08');
  });
});

describe('several readings', () => {
  it('come in one reminder, with what becomes due by the day on which it goes', () => {
    // Decided on Friday for Tuesday, by when VOIDS is soon wanted as well.
    const items = [owed('LAC', '2026-12-09'), owed('VOIDS', '2026-12-11')];
    expect(stages(reminded('2026-12-04T09:00Z', [ASKED], items))).toEqual(['LAC reminder', 'VOIDS reminder']);
  });

  it('join a reminder that still waits, so that nobody hears twice of one list', () => {
    const waiting = said('reminder', '2026-12-08', 'reminder', ['LAC']);
    const more = reminded(
      '2026-12-07T09:00Z',
      [ASKED, waiting],
      [owed('LAC', '2026-12-09'), owed('VOIDS', '2026-12-10')],
    );
    expect([more.key, stages(more)]).toEqual([waiting.key, ['LAC reminder', 'VOIDS reminder']]);
  });

  it('of a round that has had its three messages are left alone', () => {
    const three = [
      ASKED,
      said('ask', '2026-12-01', 'ask', ['REPAIRS'], { state: 'delivered' }),
      said('reminder', '2026-12-03', 'reminder', ['LAC'], { state: 'delivered' }),
    ];
    expect(decide('2026-12-10T09:00Z', three)).toBe('alreadySaid');
    // A message that never arrived is none.
    expect(stages(reminded('2026-12-10T09:00Z', [three[0]!, three[2]!, { ...three[1]!, state: 'failed' }]))).toEqual([
      'LAC late',
    ]);
  });
});

describe('somebody who was written to six times in half a year', () => {
  const before = (days: readonly string[]) =>
    days.map((date) =>
      said('ask', date, 'ask', [`M-${date}`], {
        state: 'delivered' as const,
        topics: [aTopic('M', date.slice(0, 7), 'ask')],
      }),
    );
  const five = ['2026-07-07', '2026-08-04', '2026-09-08', '2026-10-06', '2026-11-03'];

  it('is asked as before, and reminded of nothing: it stands on the manager’s list', () => {
    expect(decide('2026-12-03T09:00Z', [...before(five), ASKED])).toBe('alreadySaid');
  });

  it('is reminded again once that is half a year ago', () => {
    expect(typeof decide('2026-12-03T09:00Z', [...before(['2026-05-05', ...five.slice(1)]), ASKED])).toBe('object');
  });
});

describe('the quiet rules', () => {
  it('hold for reminders: one a day, two in five working days', () => {
    const heard = [on('2026-12-08'), on('2026-12-09')];
    const late = reminded('2026-12-10T09:00Z', [ASKED], [owed('LAC')], heard);
    expect(dayInLondon(new Date(late.notBefore))).toBe('2026-12-15');
  });
});
