import type { WordsField } from '../readings/answer-words.ts';

/** What the boxes of an answer are called where they are shown again. */
export const ANSWER_LABELS: Readonly<Record<WordsField, string>> = {
  soWhat: 'What does this tell us?',
  nextSteps: 'Next steps',
};
