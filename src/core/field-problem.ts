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
