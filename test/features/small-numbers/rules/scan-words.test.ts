import fc from 'fast-check';
import {
  figuresNamed,
  namingProblem,
  numberInWords,
  sentenceNaming,
} from '../../../../src/features/small-numbers/rules/scan-words.ts';

describe('a hidden figure in people’s words', () => {
  it.each<[string, string, string[]]>([
    ['61', 'Now 61 children are looked after.', ['61']],
    ['61', 'There were 61.', ['61']],
    ['61', 'Sixty-one children, two fewer.', ['Sixty-one']],
    ['61', 'sixty one of them', ['sixty one']],
    ['61', 'SIXTY\u2011ONE', ['SIXTY-ONE']],
    ['61', '６１ children', ['61']],
    ['61', '6\u200b1 children', ['61']],
    ['61', '61% of them', ['61']],
    ['61', '61.0 in all (61)', ['61.0', '61']],
    ['112', 'a hundred and twelve, or one hundred twelve', ['one hundred twelve', 'a hundred and twelve']],
    ['3', 'three care leavers', ['three']],
    ['1', 'a single child', ['single']],
    ['2', 'a couple of cases', ['couple']],
    ['12', 'about a dozen', ['dozen']],
    ['10.34', 'some 10.3% of them', ['10.3']],
    ['10.34', 'ten per cent of them', ['ten']],
    ['1250', '1,250 people', ['1,250']],
    ['3', 'Now 3/30 are in work; it was 18/30.', ['3']],
    ['3', 'a ratio of 3:1, 3x as many, 3children', ['3']],
    ['3', 't h r e e of them, a handful, triplets, III', ['III', 'handful', 'three', 'triplets']],
    ['2', 'twins', ['twins']],
    ['3', '٣ children, ३ homes', ['3']],
    // And what is no such figure.
    ['3', 'In 2024/03, in 2023/24, at 3pm, on the 3rd, 3.5 days and 3,000 homes', []],
    ['61', '161, 610, 6.61, 61.5, 61st, A61, £61, 61/2 and 1961', []],
    ['61', 'sixty-one hundred and one sixty-onefold', []],
    ['3', 'PO3, Q3, H3, 30 and 13', []],
    ['3', 'From 3 April 2026, on 2026-04-03, at 3:30 and on March 3rd', []],
    ['1', 'No one came, and they told one another.', []],
    ['10.34', 'ten families, 10 homes', []],
    ['61', '', []],
  ])('%s in “%s”', (figure, text, expected) => {
    expect(figuresNamed(text, [figure]).sort()).toEqual([...expected].sort());
  });

  it('is found in whatever words stand around it, in digits and in words', () => {
    const around = fc.constantFrom('', ' ', 'children: ', 'up to ', '(', 'and ', 'from ', 'ab ');
    const after = fc.constantFrom('', '.', ', ', ' children', ')', '%', '; ', ' and more');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), around, after, fc.nat(9), (count, before, end, way) => {
        const ways = [String(count), ...numberInWords(count)];
        const text = `${before}${ways[way % ways.length] ?? ''}${end}`;
        expect(figuresNamed(text, [String(count)])).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

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
