import type { Day } from '../../../../src/core/calendar/day.ts';
import { USUAL_QUIET } from '../../../../src/core/measures/quiet-rules.ts';
import { type Message, type MessageKind, newMessage } from '../../../../src/messaging/rules/message.ts';
import { rideOf } from '../../../../src/features/readings/rules/bundle-messages.ts';
import { owner } from '../../../support/examples.ts';

const calendar = { daysOff: new Set<Day>() };
const message = (kind: MessageKind, state: Message['state']): Message => ({
  ...newMessage({ key: kind, kind, to: owner, topics: [], run: 'x' }, new Date('2026-11-24T10:00:00Z')),
  state,
});
const ride = (messages: readonly Message[], nextAsk?: string, quiet = USUAL_QUIET) => {
  const facts = { messages, since: '2026-11-19' as Day, today: '2026-11-24' as Day, calendar, quiet };
  const made = rideOf({
    ...facts,
    on: ['ask', 'narrative'],
    ...(nextAsk !== undefined && { nextAsk: nextAsk as Day }),
  });
  return made.kind === 'with' ? made.message.kind : made.kind === 'wait' ? made.until : made.kind;
};

it.each<[string, readonly Message[], string | undefined, string]>([
  ['with an ask that waits to go', [message('ask', 'queued')], undefined, 'ask'],
  ['with an ask before any other', [message('narrative', 'queued'), message('ask', 'queued')], '2026-11-25', 'ask'],
  ['alone where the ask has gone', [message('ask', 'delivered')], undefined, 'alone'],
  ['alone where only something else waits', [message('reminder', 'queued')], undefined, 'alone'],
  ['with the next ask, five working days after it came up at most', [], '2026-11-26', '2026-11-26'],
  ['alone where the next ask is later', [], '2026-11-27', 'alone'],
  ['alone on the day itself, where no ask came of it', [], '2026-11-24', 'alone'],
])('what somebody leads goes %s', (_how, messages, nextAsk, expected) => {
  expect(ride(messages, nextAsk)).toBe(expected);
});

it('waits as long as the framework says', () => {
  expect(ride([], '2026-11-26', { ...USUAL_QUIET, waitForAsk: 4 })).toBe('alone');
});
