import {
  type AnswerFacts,
  decideAnswer,
  type Submitted,
} from '../../../../src/features/readings/rules/decide-answer.ts';
import { aDueReading, aMeasure, aReading, deputy, owner } from '../../../support/examples.ts';

const GOOD_WORDS =
  'More teenagers came into care this spring because two placements broke down; we are adding foster carers.';

const history = [aReading('2018-01-31', '388'), aReading('2021-11-30', '445'), aReading('2022-03-31', '485')];

function answered(submitted: Partial<Submitted>, facts: Partial<AnswerFacts> = {}) {
  return decideAnswer({
    measure: aMeasure(),
    due: aDueReading(),
    reading: undefined,
    history,
    by: owner,
    at: '2026-11-24T10:00:00.000Z',
    submitted: {
      value: '490',
      soWhat: GOOD_WORDS,
      nextSteps: '',
      provisional: false,
      token: '1',
      how: 'card',
      ...submitted,
    },
    ...facts,
  });
}

describe('an answer to a due reading', () => {
  it('is accepted with a value and words that say something', () => {
    const outcome = answered({});
    expect(outcome).toMatchObject({
      kind: 'accepted',
      due: { state: 'answered', form: 2 },
      reading: { value: '490', revision: 1, soWhat: GOOD_WORDS },
    });
  });

  it('keeps the value exactly as it was typed beside the canonical one', () => {
    expect(answered({ value: ' 1,490 ' }, { history: [aReading('2022-03-31', '1485')] })).toMatchObject({
      reading: { value: '1490', typed: ' 1,490 ' },
    });
  });

  it('is stored at once when the value can be read, whatever the words, and sent back once', () => {
    const first = answered({ soWhat: 'on track' });
    expect(first).toMatchObject({
      kind: 'sentBack',
      reading: { value: '490', soWhat: '' },
      due: { state: 'valueOnly', form: 2, questions: [{ about: 'soWhat' }] },
      draft: { soWhat: 'on track' },
    });
  });

  it('is accepted the second time, even without words: the words are then still to come', () => {
    const first = answered({ soWhat: '' });
    if (first.kind !== 'sentBack') throw new Error(first.kind);
    const second = answered({ soWhat: '', token: '2' }, { due: first.due, reading: first.reading });
    expect(second).toMatchObject({
      kind: 'accepted',
      due: { state: 'valueOnly', questions: [] },
      reading: { revision: 1 },
    });
  });

  it('asks about a surprising value and empty words together, once', () => {
    expect(answered({ value: '4900', soWhat: '' })).toMatchObject({
      due: {
        questions: [
          { about: 'value', kind: 'surprising' },
          { about: 'soWhat', kind: 'empty' },
        ],
      },
    });
  });

  it('keeps everything typed when the value cannot be read', () => {
    expect(answered({ value: '3 in 10', nextSteps: 'Ask again.' })).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'value' }],
      draft: { value: '3 in 10', soWhat: GOOD_WORDS, nextSteps: 'Ask again.' },
    });
  });

  it('keeps words that are too long, and says how long they may be', () => {
    expect(answered({ soWhat: 'because '.repeat(1000) })).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'soWhat' }],
    });
  });

  it.each([
    ['the same press again', '1'],
    ['an older form with the same content', '0'],
  ])('is one reading after %s', (_what, token) => {
    const first = answered({});
    if (first.kind !== 'accepted') throw new Error(first.kind);
    expect(answered({ token }, { due: first.due, reading: first.reading })).toEqual({
      kind: 'repeat',
      draft: undefined,
    });
  });

  it('gets the same questions again when the old form is pressed once more, and keeps what was changed in it', () => {
    const first = answered({ soWhat: '' });
    if (first.kind !== 'sentBack') throw new Error(first.kind);
    const again = answered({ soWhat: 'Other words entirely.', token: '0' }, { due: first.due, reading: first.reading });
    expect(again).toMatchObject({ kind: 'repeat', draft: { soWhat: 'Other words entirely.' } });
  });

  it('tells the second of two people that the first was quicker, and keeps what they typed', () => {
    const first = answered({});
    if (first.kind !== 'accepted') throw new Error(first.kind);
    const second = answered({ value: '495', token: '1' }, { due: first.due, reading: first.reading, by: deputy });
    expect(second).toMatchObject({
      kind: 'alreadyAnswered',
      reading: { value: '490' },
      draft: { value: '495', by: deputy },
    });
  });

  it('is a revision when it is changed, and "revised" when a final value changed', () => {
    const first = answered({});
    if (first.kind !== 'accepted') throw new Error(first.kind);
    const changed = answered({ value: '488', token: '2' }, { due: first.due, reading: first.reading });
    expect(changed).toMatchObject({ kind: 'accepted', reading: { value: '488', revision: 2, status: 'revised' } });
  });

  it('makes no revision when the same is said again on the current form', () => {
    const first = answered({});
    if (first.kind !== 'accepted') throw new Error(first.kind);
    expect(answered({ token: '2' }, { due: first.due, reading: first.reading })).toMatchObject({
      reading: first.reading,
    });
  });

  it('takes only the words where the value came from a spreadsheet', () => {
    const fromSheet = aReading('2026-09-30', '490');
    const due = aDueReading({ state: 'valueOnly' });
    expect(answered({ value: '' }, { due, reading: fromSheet })).toMatchObject({
      kind: 'accepted',
      reading: { value: '490', typed: '490', revision: 2, status: 'final', soWhat: GOOD_WORDS },
      due: { state: 'answered' },
    });
  });

  it('is provisional when the person says so', () => {
    expect(answered({ provisional: true })).toMatchObject({ reading: { status: 'provisional' } });
  });
});
