import type { WordsField } from './readings/answer-words.ts';

/** Why a field was refused, and the cure, in words for the person. */
export type FieldProblem = {
  readonly field: 'value' | WordsField | 'reason' | 'expectedOn' | 'note' | 'to' | RequestField;
  readonly problem: string;
  readonly cure: string;
};

/** Fields of request forms and of the draft measure for a gap. */
type RequestField =
  'asked' | 'role' | 'name' | 'measure' | 'dueOn' | 'code' | 'title' | 'choice' | 'baseline' | 'indicator' | 'why';

/** Characters in a question or an answer: half a page. A longer one stays in its box. */
const MOST_WORDS = 2000;

/** What is wrong with words that a person must write: `problem` if there are none, or that they are too long. */
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
