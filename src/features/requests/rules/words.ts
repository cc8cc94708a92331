import type { FieldProblem } from '../../../core/field-problem.ts';

/** Characters in a question or answer: half a page. A longer one stays in its box. */
export const MOST_REQUEST_WORDS = 2000;

export function problemsOfWords(
  field: FieldProblem['field'],
  words: string,
  problem: string,
  cure: string,
): FieldProblem[] {
  if (words.trim() === '') return [{ field, problem, cure }];
  if (words.length <= MOST_REQUEST_WORDS) return [];
  const [length, most] = [words.length, MOST_REQUEST_WORDS].map((count) => count.toLocaleString('en-GB'));
  return [{ field, problem: `That is ${length} characters; we can take ${most}.`, cure: 'Please shorten it.' }];
}
