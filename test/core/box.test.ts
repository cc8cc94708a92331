import fc from 'fast-check';
import { BOX, beginningThatFits, fromBox, inBox } from '../../src/core/box.ts';
import { anyText } from '../support/any-text.ts';

const someText = fc.oneof(
  anyText({ maxLength: 600 }),
  fc.string({ unit: 'grapheme', maxLength: 600 }),
  fc
    .tuple(fc.constantFrom('x', '"', '\n', '😀', '\u0000', ' word'), fc.nat({ max: 900 }))
    .map(([part, times]) => part.repeat(times)),
);

describe('a box that cannot hold all of a text', () => {
  it('means the whole text when it comes back untouched, whatever the text', () => {
    fc.assert(fc.property(someText, (text) => fromBox(inBox(text, BOX.value), text, BOX.value) === text));
  });

  it('never holds more than it can', () => {
    fc.assert(fc.property(someText, (text) => JSON.stringify(inBox(text, BOX.value)).length - 2 <= BOX.value));
  });

  it('keeps what was changed above the last line, and the rest with it', () => {
    fc.assert(
      fc.property(someText, someText, (text, changed) => {
        const shown = inBox(text, BOX.value);
        fc.pre(shown !== text);
        const [line = ''] = /\n\[… .*$/.exec(shown) ?? [];
        const hidden = text.slice(shown.length - line.length);
        return fromBox(changed + line, text, BOX.value) === changed + hidden;
      }),
    );
  });

  const long = `${'The home closed. '.repeat(40)}End.`;
  const shown = inBox(long, BOX.value);
  it.each([
    ['a client that ends lines its own way', shown.replace('\n', '\r\n'), long],
    ['a client that takes no line ends', shown.replace('\n', ''), long],
    ['a space after it', `${shown} \n`, long],
    ['the last line taken away', shown.replace(/\n\[.*$/, ''), shown.replace(/\n\[.*$/, '')],
    ['another text', 'Shorter now.', 'Shorter now.'],
    ['nothing', '', ''],
  ])('is read rightly with %s', (_what, typed, meant) => {
    expect(fromBox(typed, long, BOX.value).replaceAll('\r', '')).toBe(meant);
  });

  it('is taken as typed where what is kept is another text by now', () => {
    expect(fromBox(shown, 'Something short.', BOX.value)).toBe(shown);
    expect(fromBox(shown, `${long} And more.`, BOX.value)).toBe(shown);
  });

  it('holds everything that a report takes', () => {
    const words = 'So what? '.repeat(444);
    expect(inBox(words, BOX.words)).toBe(words);
  });
});

it('a beginning never ends inside an emoji', () => {
  expect(beginningThatFits('😀😀😀', 3)).toBe('😀');
  expect(beginningThatFits('""""', 5)).toBe('""');
});
