import fc from 'fast-check';
import { markup } from '../../../src/core/words/markup.ts';
import { anyText } from '../../support/any-text.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };
const read = (text: string) => text.replace(/&([^;]+);/g, (_all, name: string) => ENTITIES[name] ?? '?');
/** What no page can show is taken out, and half an emoji is no text. */
const plain = (text: string) => text.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').toWellFormed();

it('whatever people write is text for a browser, in an element and in an attribute', () => {
  const hostile = fc.constantFrom('</p><script>', '" onload="x', '`', '&lt;', '<!--', "' x='", '${1+1}');
  fc.assert(
    fc.property(fc.oneof(anyText(), hostile), (raw) => {
      const text = plain(raw);
      const [, attribute, inside] =
        /^<p title="([^"]*)">([^<>]*)<\/p>$/s.exec(markup`<p title="${text}">${text}</p>`.toString()) ?? [];
      expect([read(attribute ?? ''), read(inside ?? '')]).toEqual([text, text]);
      expect(`${attribute}${inside}`).not.toMatch(/[<>"'`]/);
    }),
  );
});

it('puts markup of its own, and lists of it, in as they are', () => {
  const list = markup`<ul>${['a<', 'b'].map((item) => markup`<li>${item}</li>`)}</ul>`;
  expect(list.toString()).toBe('<ul><li>a&lt;</li><li>b</li></ul>');
});
