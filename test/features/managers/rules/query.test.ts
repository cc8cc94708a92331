import { decideAnswerTo, decideQuery, type QueryOutcome } from '../../../../src/features/managers/rules/query.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import { aDueReading, owner } from '../../../support/examples.ts';

const manager = 'person-manager' as PersonKey;
const at = '2026-12-15T10:00:00.000Z';
const ask = (text: string, due = aDueReading(), token = 'query 0', by = manager) =>
  decideQuery(due, { by, at, text }, token);
function stored(outcome: QueryOutcome): DueReading {
  if (outcome.kind !== 'stored') throw new Error(outcome.kind);
  return outcome.due;
}

describe('a query', () => {
  it('is kept as it was typed', () => {
    const words = '**Why** is [it](http://x) ${1+1}, {{DATE(2026-01-01)}}? <at>x</at> 👩‍👧‍👦';
    expect(stored(ask(`  ${words} `)).queries).toEqual([
      { by: manager, at, token: 'query 0', text: words, answers: [] },
    ]);
  });

  it('pressed twice is one; other words, or another person, are another', () => {
    const once = stored(ask('Why?'));
    expect(ask('Why?', once)).toEqual({ kind: 'repeat' });
    expect(stored(ask('And who?', once)).queries).toHaveLength(2);
    expect(stored(ask('Why?', once, 'query 0', owner)).queries).toHaveLength(2);
  });

  it.each([
    ['empty', '   ', 'There is no question yet.'],
    ['longer than 2,000 characters', 'x'.repeat(2001), 'That is 2,001 characters; we can take 2,000.'],
  ])('that is %s comes back with its cure', (_what, text, problem) => {
    expect(ask(text)).toMatchObject({ kind: 'refused', problems: [{ field: 'note', problem }] });
  });

  it('of 2,000 characters is taken, and the twenty-first about one reading is not', () => {
    let due = stored(ask('x'.repeat(2000)));
    for (let number = 2; number <= 20; number += 1) due = stored(ask(`Question ${number}`, due));
    expect(ask('One more?', due)).toMatchObject({ kind: 'refused' });
  });
});

describe('an answer to a query', () => {
  const asked = stored(ask('Why?'));
  const answer = (text: string, due = asked, number = 1) => decideAnswerTo(due, number, { by: owner, at, text });

  it('stands beside its question; the same again is the same, other words are one more', () => {
    const answered = stored(answer('Because of the summer.'));
    expect(answered.queries?.[0]?.answers).toEqual([{ by: owner, at, text: 'Because of the summer.' }]);
    expect(answer('Because of the summer.', answered)).toEqual({ kind: 'repeat' });
    expect(answer('And the winter.', answered)).toMatchObject({ kind: 'stored', number: 2 });
  });

  it('that is empty or too long comes back', () => {
    for (const text of ['', 'x'.repeat(2001)]) expect(answer(text)).toMatchObject({ kind: 'refused' });
  });
});
