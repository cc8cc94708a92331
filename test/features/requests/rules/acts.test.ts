import { day } from '../../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import {
  decideAcknowledged,
  decideAnswered,
  decideDone,
  decideGiven,
  decideReopened,
  type RequestOutcome,
} from '../../../../src/features/requests/rules/acts.ts';
import type { MemberRequest } from '../../../../src/features/requests/rules/request.ts';
import { isLateRequest, isUnanswered } from '../../../../src/features/requests/rules/request.ts';
import { aRequest } from '../../../support/example-requests.ts';

const today = day('2026-11-24');
const deed = { by: 'person-lead' as PersonKey, at: '2026-11-24T10:00:00.000Z' };
const to = 'person-head' as PersonKey;
const dueOn = day('2026-12-08');

const after = (outcome: RequestOutcome): MemberRequest => {
  if (outcome.kind !== 'stored') throw new Error(JSON.stringify(outcome));
  return outcome.request;
};
const give = (request: MemberRequest, more: object = {}) => decideGiven(request, { to, dueOn, today, ...more }, deed);

describe('the life of a request', () => {
  it('goes from raised to “we did”, and keeps a line of everything', () => {
    const acknowledged = after(decideAcknowledged(aRequest(), deed));
    const given = after(give(acknowledged));
    const answered = after(decideAnswered(given, ' From March on. ', deed));
    const done = after(decideDone(answered, 'A measure is live.', deed));
    expect([acknowledged, given, answered, done].map(({ status }) => status)).toEqual([
      'acknowledged',
      'given',
      'answered',
      'done',
    ]);
    expect(done.acts.map(({ what }) => what)).toEqual(['raised', 'acknowledged', 'given', 'answered', 'done']);
    expect(done).toMatchObject({ answer: { text: 'From March on.' }, weDid: { text: 'A measure is live.' } });
    expect([given, answered].map(isUnanswered)).toEqual([true, false]);
  });

  it.each<[string, (request: MemberRequest) => RequestOutcome]>([
    ['acknowledge', (request) => decideAcknowledged(request, deed)],
    ['give', (request) => give(request)],
    ['answer', (request) => decideAnswered(request, 'From March on.', deed)],
    ['say what was done', (request) => decideDone(request, 'It is live.', deed)],
  ])('does nothing a second time: %s', (_what, act) => {
    expect(act(after(act(aRequest())))).toEqual({ kind: 'repeat' });
  });

  it('opens again with a reason, without the answer, which stays in the history', () => {
    const answered = after(decideAnswered(after(give(aRequest())), 'Later.', deed));
    const open = after(decideReopened(answered, 'When?', deed));
    expect(open).toMatchObject({ status: 'open' });
    expect(open.answer ?? open.givenTo ?? open.dueOn).toBeUndefined();
    expect(open.acts.map(({ words }) => words)).toContain('Later.');
    expect(decideReopened(open, 'Again', deed)).toEqual({ kind: 'repeat' });
    expect(decideReopened(answered, ' ', deed).kind).toBe('refused');
  });

  it.each([
    ['nobody', { to: undefined }, ['to']],
    ['no day', { dueOn: undefined }, ['dueOn']],
    ['today', { dueOn: today }, ['dueOn']],
    ['next summer', { dueOn: day('2027-06-30') }, ['dueOn']],
    ['nobody and no day', { to: undefined, dueOn: undefined }, ['to', 'dueOn']],
  ])('is not given to or by %s', (_what, more, fields) => {
    const outcome = give(aRequest(), more);
    expect(outcome.kind === 'refused' && outcome.problems.map(({ field }) => field)).toEqual(fields);
  });

  it('is given to somebody else by a newer press, and takes a better answer', () => {
    const given = after(give(aRequest()));
    expect(after(give(given, { to: 'person-other' as PersonKey })).givenTo).toBe('person-other');
    const answered = after(decideAnswered(given, 'Later.', deed));
    expect(after(decideAnswered(answered, 'In March.', deed)).answer?.text).toBe('In March.');
  });

  it('is late on the day after the one that was named, and never once it is answered', () => {
    const given = after(give(aRequest()));
    expect(isLateRequest(given, dueOn)).toBe(false);
    expect(isLateRequest(given, day('2026-12-09'))).toBe(true);
    expect(isLateRequest(after(decideAnswered(given, 'x', deed)), day('2026-12-09'))).toBe(false);
  });
});
