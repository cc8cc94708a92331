import { beginningThatFits } from '../box.ts';

/** Starts markup inside a line of a TextBlock. */
const MARKUP = /[\\*_[\]`~<]/g;
/** Starts a list or a heading at the beginning of a line. */
const LINE_START = /^(\s*)([-+#>]|\d+(?=[.)]))/gm;
/** Control characters, except line breaks and tabs. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Untrusted text, shown literally (docs/rules.md, "People's words are data"). Teams replaces `{{DATE(…)}}` in any text,
 * so a zero-width space separates two braces. Never use it for the value of an input, which is sent back.
 */
export function shown(text: string, most = 6000): string {
  return fit(shorten(text.replace(CONTROL, ''), most), most).replace(/\{(?=\{)/g, '{\u200b');
}

/** For a heading: a TextBlock reads markup, so it is escaped. */
export function heading(text: string, most = 300): string {
  return shown(text, most)
    .replace(MARKUP, '\\$&')
    .replace(LINE_START, (_all, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\u200b` : `${space}\\${mark}`,
    );
}

/** Cuts at `most` characters with an ellipsis, never inside a surrogate pair. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Cuts at `most` characters of JSON. */
function fit(text: string, most: number): string {
  const fitted = beginningThatFits(text, most);
  return fitted === text ? text : `${beginningThatFits(text, most - 1)}…`;
}

/** Capitalises the first letter. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** `1 measure`, `2 measures`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A web address that a button may open; empty for anything else. */
export function webAddress(text: string): string {
  return /^https?:\/\/[^\s"<>\\]+$/i.test(text) ? text : '';
}

/** A person's name, or `other` where it is not known. */
export const nameOr = (name: string, other: string): string => (name.trim() === '' ? other : shown(name.trim(), 80));
