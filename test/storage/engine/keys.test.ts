import fc from 'fast-check';
import { fromKeyPart, key, keyPart, KeyTooLong } from '../../../src/storage/engine/keys.ts';
import { anyText } from '../../support/any-text.ts';

const someText = fc.oneof(
  anyText(),
  fc.string({ unit: fc.constantFrom(...'/\\#?%+|~ud80\u0000\u001f\u007f\u009f\ud83d\ude00aA2f'.split('')) }),
);

describe('a part of a key', () => {
  it('reads back as the text it was made from, so that no two texts share one', () => {
    fc.assert(fc.property(someText, (text) => fromKeyPart(keyPart(text)) === text));
  });

  it('never holds what Azure refuses, nor our separator', () => {
    fc.assert(fc.property(someText, (text) => !/[/\\#?%+|\u0000-\u001f\u007f-\u009f]/.test(keyPart(text))));
    fc.assert(fc.property(someText, (text) => keyPart(text).isWellFormed()));
  });

  it.each([
    ['FY2025/26-H1', 'FY2025~2f26-H1'],
    ['BSC-1', 'BSC-1'],
    ['a~b', 'a~7eb'],
    ['ask|k|2026-11-24', 'ask~7ck~7c2026-11-24'],
  ])('%s is written %s', (text, part) => expect(keyPart(text)).toBe(part));

  it('is refused, with the cure, where the key would be longer than Azure takes', () => {
    expect(() => key('m', 'C'.repeat(600))).toThrow(KeyTooLong);
    expect(() => key('m', 'C'.repeat(600))).toThrow(/shorter code/);
    expect(key('m', 'C'.repeat(510))).toHaveLength(512);
  });
});
