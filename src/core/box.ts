/*
 * What a box of a form can hold. A card takes 80 KB of UTF-16, so a longer text is shown in part; all of it stays in the
 * store, and a last line in the box stands for the part that is not seen.
 */

/** Characters, as they stand in JSON, that each box holds. */
export const BOX = { value: 400, words: 11_000, note: 30_000 } as const;

const MARK_OF = (hidden: number) =>
  `\n[… ${hidden.toLocaleString('en-GB')} more characters are kept. Leave this line and they stay.]`;
/** The line end may be gone: a box of one line takes none. */
const MARK = /\n?\[… ([\d,]+) more characters are kept\. Leave this line and they stay\.\]\s*$/;
const MARK_ROOM = 100;

/** What the box shows of a text: all of it nearly always; else its beginning, and the line that stands for the rest. */
export function inBox(text: string, most: number): string {
  const hidden = hiddenIn(text, most);
  return hidden === 0 ? text : text.slice(0, text.length - hidden) + MARK_OF(hidden);
}

/**
 * The whole text that a box means when it comes back: where its last line still stands for the rest of what is kept,
 * that rest is put in its place, whatever was changed above it. Anything else is what was typed.
 */
export function fromBox(typed: string, kept: string, most: number): string {
  const mark = MARK.exec(typed);
  const hidden = hiddenIn(kept, most);
  if (mark === null || hidden === 0 || mark[1] !== hidden.toLocaleString('en-GB')) return typed;
  return typed.slice(0, mark.index) + kept.slice(-hidden);
}

/** The longest beginning of a text that takes at most `most` characters in JSON; never half an emoji's code point. */
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

/** How many characters of a text the box does not show. */
function hiddenIn(text: string, most: number): number {
  if (lengthInJson(text) <= most) return 0;
  return text.length - beginningThatFits(text, most - MARK_ROOM).length;
}

const lengthInJson = (text: string) => JSON.stringify(text).length - 2;
