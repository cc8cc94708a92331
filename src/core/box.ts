/*
 * Limits of a form's text boxes. A card holds 80 KB of UTF-16, so a longer text is shown in part. The store keeps all
 * of it, and a last line in the box marks the hidden part.
 */

/** Maximum length of each box, in characters of JSON. */
export const BOX = { value: 400, words: 11_000, note: 30_000 } as const;

const MARK_OF = (hidden: number) =>
  `\n[… ${hidden.toLocaleString('en-GB')} more characters are kept. Leave this line and they stay.]`;
/** A single-line box strips the line break. */
const MARK = /\n?\[… ([\d,]+) more characters are kept\. Leave this line and they stay\.\]\s*$/;
const MARK_ROOM = 100;

/** The text as its box shows it: usually all of it, else its beginning and a line that marks the hidden rest. */
export function inBox(text: string, most: number): string {
  const hidden = hiddenIn(text, most);
  return hidden === 0 ? text : text.slice(0, text.length - hidden) + MARK_OF(hidden);
}

/**
 * The full text of a submitted box. If the marker line is intact, it is replaced by the hidden rest of `kept`;
 * otherwise the text is what was typed.
 */
export function fromBox(typed: string, kept: string, most: number): string {
  const mark = MARK.exec(typed);
  const hidden = hiddenIn(kept, most);
  if (mark === null || hidden === 0 || mark[1] !== hidden.toLocaleString('en-GB')) return typed;
  return typed.slice(0, mark.index) + kept.slice(-hidden);
}

/** The longest beginning of a text that fits into `most` characters of JSON, without splitting a code point. */
export function beginningThatFits(text: string, most: number): string {
  if (lengthInJson(text) <= most) return text;
  let taken = 0;
  let end = 0;
  for (const character of text) {
    taken += lengthInJson(character);
    if (taken > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function hiddenIn(text: string, most: number): number {
  if (lengthInJson(text) <= most) return 0;
  return text.length - beginningThatFits(text, most - MARK_ROOM).length;
}

const lengthInJson = (text: string) => JSON.stringify(text).length - 2;
