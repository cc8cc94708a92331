import type { FieldProblem } from '../../../core/field-problem.ts';

/** The longest question or answer, in characters: half a page. A longer one stays in its box. */
export const MOST_WORDS = 2000;

/** What is wrong with words in a box: none at all, or too many to be read on a card. */
export function problemsOfWords(
  field: FieldProblem['field'],
  words: string,
  problem: string,
  cure: string,
): FieldProblem[] {
  if (words.trim() === '') return [{ field, problem, cure }];
  if (words.length <= MOST_WORDS) return [];
  const [length, most] = [words.length, MOST_WORDS].map((count) => count.toLocaleString('en-GB'));
  return [{ field, problem: `That is ${length} characters; we can take ${most}.`, cure: 'Please shorten it.' }];
}
