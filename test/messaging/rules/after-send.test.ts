import { afterCrash, afterSend, isOvertaken, type SendOutcome } from '../../../src/messaging/rules/after-send.ts';
import type { Message } from '../../../src/messaging/rules/message.ts';
import { MESSAGE_KINDS } from '../../../src/features.ts';
import { aMessage } from '../../storage/samples.ts';

const now = new Date('2026-11-24T12:00:00Z');
const nextWorkingDay = new Date('2026-11-25T12:00:00Z');
const digest = 'managerDigest';
const policyOf = (kind: Message['kind']) => MESSAGE_KINDS[kind].policy;

function after(sent: SendOutcome, some: Partial<Message> = {}, jitter = 0.5) {
  const { state, attempts, reason, notBefore } = afterSend({
    message: aMessage(some),
    policy: policyOf(aMessage(some).kind),
    sent,
    now,
    jitter,
    nextWorkingDay,
  });
  const inSeconds = notBefore === undefined ? 'never' : (Date.parse(notBefore) - now.getTime()) / 1000;
  return [state, attempts, reason, inSeconds];
}

const again = (reason: string, afterMs?: number): SendOutcome => ({
  kind: 'again',
  reason,
  ...(afterMs !== undefined && { afterMs }),
});
const unknown: SendOutcome = { kind: 'unknown', reason: 'noAnswer' };
const refused = (reason: string): SendOutcome => ({ kind: 'refused', reason, unreachable: false });
const DAY = 86_400;

describe('after an attempt', () => {
  it.each<[string, SendOutcome, Partial<Message>, unknown[]]>([
    ['that arrived, it is delivered', { kind: 'delivered', activityId: '1' }, {}, ['delivered', 1, '', 'never']],
    ['that met a 503, it waits five seconds', again('http503'), {}, ['queued', 1, 'http503', 5]],
    ['the second time, thirty', again('http503'), { attempts: 1 }, ['queued', 2, 'http503', 30]],
    ['the fourth time, eighteen minutes', again('http503'), { attempts: 3 }, ['queued', 4, 'http503', 1080]],
    ['the fifth time, it is a dead letter', again('http503'), { attempts: 4 }, ['dead', 5, 'http503', 'never']],
    ['that was throttled, it is no attempt', again('throttled', 7000), {}, ['queued', 0, 'throttled', 7.5]],
    [
      'throttled for the tenth time, still none',
      again('throttled', 7000),
      { attempts: 4 },
      ['queued', 4, 'throttled', 7.5],
    ],
    ['told to wait for a year, it waits an hour', again('throttled', 3e10), {}, ['queued', 0, 'throttled', 3600]],
    ['that may have arrived, an ask is tried again', unknown, {}, ['unknown', 1, 'noAnswer', 5]],
    [
      'that may have arrived, a digest waits for a person',
      unknown,
      { kind: digest },
      ['unknown', 1, 'noAnswer', 'never'],
    ],
    [
      'that may have arrived five times, it is a dead letter',
      unknown,
      { attempts: 4 },
      ['dead', 5, 'noAnswer', 'never'],
    ],
    ['that met a 500, it is tried tomorrow', refused('serviceError'), {}, ['failed', 1, 'serviceError', DAY]],
    [
      'that met a 500 tomorrow too, it stands',
      refused('serviceError'),
      { reason: 'serviceError' },
      ['failed', 1, 'serviceError', 'never'],
    ],
    ['that was refused, it stands', refused('http400'), {}, ['failed', 1, 'http400', 'never']],
  ])('%s', (_title, sent, message, outcome) => {
    expect(after(sent, message)).toEqual(outcome);
  });

  it('those who wait together do not come back together', () => {
    expect(after(again('http503'), {}, 0)[3]).toBe(2.5);
    expect(after(again('http503'), {}, 1)[3]).toBe(7.5);
    expect(after(again('throttled', 7000), {}, 0)[3]).toBe(7);
  });
});

describe('a message that was being sent when the process ended', () => {
  it.each([
    ['ask', 'tryAgain'],
    ['reply', 'tryAgain'],
    ['handover', 'tryAgain'],
    [digest, 'holdForReview'],
  ] as [Message['kind'], string][])('%s: %s', (kind, what) => {
    expect(afterCrash(policyOf(kind))).toBe(what);
  });
});

describe('of two messages to one person', () => {
  const first = aMessage({ run: 'ask 2026-11-24T07:00:00.000Z' });
  const later = aMessage({ key: 'ask|k-owner|2026-11-25', run: 'ask 2026-11-25T07:00:00.000Z' });
  it.each<[string, Message, Message, boolean]>([
    ['the earlier ask is not needed', first, later, true],
    ['the later ask is', later, first, false],
    ['it does not matter which may go first', { ...first, notBefore: '2026-11-25T23:00:00.000Z' }, later, true],
    ['an ask is needed where the later one failed', first, { ...later, state: 'failed' }, false],
    ['an ask is needed where the later one is of another kind', first, { ...later, kind: 'handover' }, false],
    ['a hand-over is needed whatever comes', { ...first, kind: 'handover' }, { ...later, kind: 'handover' }, false],
  ])('%s', (_title, message, other, overtaken) => {
    expect(isOvertaken(message, policyOf(message.kind), [message, other])).toBe(overtaken);
  });
});
