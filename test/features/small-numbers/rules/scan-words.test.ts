import fc from 'fast-check';
import { numberInWords } from '../../../../src/features/small-numbers/rules/number-words.ts';
import { figuresNamed } from '../../../../src/features/small-numbers/rules/scan-words.ts';

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
    // And what is no such figure.
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
