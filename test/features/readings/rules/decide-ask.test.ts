import { decideAsk } from '../../../../src/features/readings/rules/decide-ask.ts';
import type { Day } from '../../../../src/core/calendar/day.ts';
import type { Message } from '../../../../src/messaging/rules/message.ts';
import { aDueReading, on, owner } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';
import { aTopic } from '../../../support/topics.ts';

const calendar = { daysOff: new Set<Day>() };
const now = new Date('2026-11-24T08:00Z');
const due = aDueReading();

type Given = { open?: string[]; messages?: Message[]; heardOn?: Day[]; dueOn?: Day; at?: Date };
const decide = ({ open = ['LAC'], messages = [], heardOn = [], dueOn = due.dueOn, at = now }: Given = {}) =>
  decideAsk({
    person: { profile: { key: owner, workDays: [] }, heardOn, messages },
    owed: open.map((code) => ({ code, due: { ...due, dueOn } })),
    now: at,
    calendar,
    quiet: quietRules,
    run: 'ask 2026-11-24',
  });

function asked(given: Given = {}): Message {
  const made = decide(given);
  if (typeof made === 'string') throw new Error(made);
  return made;
}
const codes = (message: Message) => message.topics.map(({ code }) => code);

describe('an ask', () => {
  it('is one message for everything that is open, by a key without an address', () => {
    expect(asked({ open: ['LAC', 'VOIDS'] })).toEqual({
      key: 'ask|person-owner|2026-11-24',
      kind: 'ask',
      to: owner,
      notBefore: expect.stringMatching(/^2026-11-24T(09:[345]|1[0-5]:)/) as unknown,
      topics: [aTopic('LAC', '2026-09-30', 'ask'), aTopic('VOIDS', '2026-09-30', 'ask')],
      state: 'queued',
      attempts: 0,
      reason: '',
      activityId: '',
      run: 'ask 2026-11-24',
    });
  });

  it('is nothing where nothing is open, or what is open is due in more than fifteen working days', () => {
    expect(decide({ open: [] })).toBe('nothing');
    expect(decide({ dueOn: on('2026-12-15') })).not.toBe('nothing');
    expect(decide({ dueOn: on('2026-12-16') })).toBe('nothing');
  });

  it('covers what is past its day as well', () => {
    expect(codes(asked({ dueOn: on('2026-10-28') }))).toEqual(['LAC']);
  });

  it('carries the day on which it may go in its key', () => {
    expect(asked({ heardOn: [on('2026-11-24')] }).key).toBe('ask|person-owner|2026-11-25');
  });
});

describe('deciding again', () => {
  it.each(['queued', 'sending', 'delivered', 'unknown'] as const)('adds nothing to an ask that is %s', (state) => {
    expect(decide({ messages: [{ ...asked(), state }] })).toBe('alreadySaid');
  });

  it.each(['failed', 'dead', 'skipped'] as const)('asks again after one that is %s', (state) => {
    const again = asked({ messages: [{ ...asked(), state }], at: new Date('2026-11-25T08:00Z') });
    expect(again.key).toBe('ask|person-owner|2026-11-25');
  });

  it('asks for what is new alone once the rest was said', () => {
    const first = { ...asked(), state: 'delivered' as const };
    const more = asked({ open: ['LAC', 'VOIDS'], messages: [first], heardOn: [on('2026-11-24')] });
    expect([more.key, codes(more)]).toEqual(['ask|person-owner|2026-11-25', ['VOIDS']]);
  });

  it('lets what is new go with an ask that still waits, so that nobody hears twice of one list', () => {
    const waiting = asked({ at: new Date('2026-11-20T12:00Z') });
    const more = asked({ open: ['LAC', 'VOIDS'], messages: [waiting], heardOn: [on('2026-11-24')] });
    expect(more).toEqual({ ...waiting, topics: expect.anything() as unknown });
    expect(codes(more)).toEqual(['LAC', 'VOIDS']);
  });

  it('takes word of a hand-over for no ask', () => {
    const handover: Message = {
      ...asked(),
      kind: 'handover',
      state: 'delivered',
      topics: [aTopic('LAC', '2026-09-30', 'handover')],
    };
    expect(codes(asked({ messages: [handover] }))).toEqual(['LAC']);
  });
});
