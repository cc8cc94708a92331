import { hiddenWords } from '../../../../src/features/small-numbers/words/hidden.ts';

describe('what stands in place of a hidden figure', () => {
  it('says of a small number that it is one, and of another only that it protects one', () => {
    expect(hiddenWords({ why: 'small', below: 5 })).toBe('hidden: fewer than 5 people');
    expect(hiddenWords({ why: 'protects', below: 5 })).toBe('hidden: with it, a number under 5 could be worked out');
  });
});
