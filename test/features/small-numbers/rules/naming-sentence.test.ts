import { namingProblem, sentenceNaming } from '../../../../src/features/small-numbers/rules/naming-sentence.ts';

const TEXT = 'Two homes closed. Of these, 1,067 were moved.\nBetween sixty-one and 73 came back; more will.';

describe('words that name a hidden figure', () => {
  it.each<[string, string[], string | undefined]>([
    ['in digits, with a comma at the thousands', ['1067'], 'Of these, 1,067 were moved.'],
    ['in words, in a range', ['61'], 'Between sixty-one and 73 came back; more will.'],
    ['at the other end of a range', ['73'], 'Between sixty-one and 73 came back; more will.'],
    ['not at all, for it is part of another number', ['67'], undefined],
    ['not at all', ['118'], undefined],
  ])('are told by their sentence: %s', (_how, figures, sentence) => {
    expect(sentenceNaming(TEXT, figures)).toBe(sentence);
  });

  it.each([
    ['61-73 of them', ['73']],
    ['61 to 73 of them', ['61']],
    ['61–73 of them', ['61']],
    ['from 61–73', ['73']],
    ['1 067 of them', ['1067']],
    ['Sixty Seven of them', ['67']],
    ['one thousand and sixty-seven of them', ['1067']],
  ])('are found as people write them: %s', (text, figures) => {
    expect(sentenceNaming(text, figures)).toBe(text);
  });

  it('say neither which number it is, nor that they are wrong, and what can be done', () => {
    const told = namingProblem('There are 67 of them.', ['67']);
    expect(told?.problem).toContain('“There are 67 of them.” has a number in it that others may not see');
    expect(told?.cure).toContain('say it without the number');
    expect(told?.cure).toContain('let the figure stand, with a reason');
  });
});
