import type { NotReadyReason } from '../readings/due-reading.ts';
import type { WordsField } from '../readings/answer-words.ts';

/** What the boxes of an answer are called where they are shown again. */
export const ANSWER_LABELS: Readonly<Record<WordsField, string>> = {
  soWhat: 'What does this tell us?',
  nextSteps: 'Next steps',
};

/** Why a figure is not ready, as people say it. */
export const REASON_WORDS: Record<NotReadyReason, string> = {
  notPublished: 'It is not published yet',
  waitingForPartner: 'We are waiting for a partner',
  systemProblem: 'A system or its data is not available',
  checking: 'The figure is being checked',
  noTime: 'Nobody has had the time yet',
  other: 'Something else',
};
