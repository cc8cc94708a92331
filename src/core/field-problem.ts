import type { WordsField } from './readings/answer-words.ts';
/** Something in a field that cannot be taken, with its cure, in the person's words. */
export type FieldProblem = {
  readonly field: 'value' | WordsField | 'reason' | 'expectedOn' | 'note' | 'to' | RequestField;
  readonly problem: string;
  readonly cure: string;
};

/** Boxes of a request's forms, and of the measure that a gap becomes. */
type RequestField =
  'asked' | 'role' | 'name' | 'measure' | 'dueOn' | 'code' | 'title' | 'choice' | 'baseline' | 'indicator' | 'why';
