/** A full stop, question mark or exclamation mark that ends a sentence; one inside a number or after `e.g` does not. */
const ENDS = /[.!?]+(?=["'”’)]*(?:\s|$))/g;

/** How many sentences a text has; words without a full stop are one, nothing is none. */
export function countSentences(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const ends = trimmed.match(ENDS)?.length ?? 0;
  return /[.!?]["'”’)]*$/.test(trimmed) ? ends : ends + 1;
}

/** Whether a text has fewer sentences than so many. */
export const fewerThanSentences = (text: string, most: number): boolean => countSentences(text) < most;

/**
 * The first sentence of a text, on one line, with its full stop; cut at `most` characters. What a register says is shown,
 * but an explainer stays short whatever stands there.
 */
export function oneSentence(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const [end] = line.matchAll(ENDS);
  const first = end === undefined ? line : line.slice(0, end.index + end[0].length);
  if (first.length > most)
    return `${first
      .slice(0, most - 1)
      .replace(/[\ud800-\udbff]$/, '')
      .trimEnd()}…`;
  return /[.!?…]["'”’)]*$/.test(first) ? first : `${first}.`;
}
