import fc from 'fast-check';
import {
  countSentences,
  MOST_SENTENCE,
  oneSentence,
  problemOfMove,
  problemOfWords,
} from '../../../../src/features/thrive/rules/wording.ts';

describe('how a group moves a measure', () => {
  it.each([
    'Clear lanes contribute to how people see their street.',
    'Your help with the form helps families to a hot meal',
    'A calm home plays its part in where a child grows up.',
    'This is part of keeping homes warm.',
  ])('may be said so: %s', (text) => expect(problemOfMove(text)).toBeUndefined());

  it.each([
    ['Our work causes fewer complaints.', 'causes'],
    ['Clean lanes led to happier tenants and help them.', 'led to'],
    ['Fewer complaints are due to us.', 'due to'],
    ['It went up thanks to our crew.', 'thanks to our'],
    ['Our visits ensure warm homes.', 'ensure'],
    ['Better calls result in shorter waits.', 'result in'],
  ])('is refused where it claims a cause: %s', (text, word) => {
    const problem = problemOfMove(text);
    expect(problem?.problem).toContain(`“${word}”`);
    expect(problem?.cure).toContain('contribut');
  });

  it.each([
    ['We empty bins.', 'does not say that the work contributes'],
    ['Our KPI helps.', '“KPI” means nothing'],
    ['One helps. Two help.', 'more than one sentence'],
    ['It helps '.repeat(60), 'characters'],
  ])('is refused, with a cure: %s', (text, said) => {
    expect(problemOfMove(text)?.problem).toContain(said);
    expect(problemOfMove(text)?.cure).not.toBe('');
  });
});

it('takes a plain sentence of a lead’s as it is', () => {
  expect(problemOfWords('People stop the crew to say so.')).toBeUndefined();
  expect(problemOfWords('')).toBeUndefined();
});

describe('one sentence of a text', () => {
  it.each([
    ['We mend homes', 'We mend homes.'],
    ['We mend 1.5 homes a day. And more.', 'We mend 1.5 homes a day.'],
    ['Do we? Yes.', 'Do we?'],
    ['  two\nlines  here ', 'two lines here.'],
    ['', ''],
  ])('%j is %j', (text, one) => expect(oneSentence(text, 200)).toBe(one));

  it('is one, and short, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        const one = oneSentence(text, MOST_SENTENCE);
        expect(one.length).toBeLessThanOrEqual(MOST_SENTENCE + 1);
        expect(countSentences(one)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
