import { namingProblem } from '../../small-numbers/rules/scan-words.ts';
import { addDays, type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Recipient } from '../../../messaging/rules/message.ts';
import type { ExplainerName } from './views.ts';

/** Characters of a question, and of its answer. */
export const MOST_QUESTION = 6_000;
export const MOST_ANSWER = 4_000;
/** Days after the answer, in case it did not arrive; then the author is removed. */
export const AUTHOR_KEPT_DAYS = 30;

export type GroupQuestion = {
  readonly id: string;
  readonly about: ExplainerName;
  readonly text: string;
  readonly askedAt: string;
  /** Whether the group may see question and answer, without a name. */
  readonly mayShare: boolean;
  /** Where the answer goes; absent after removal, or for a question on paper. */
  readonly author?: Recipient;
  readonly answer?: { readonly text: string; readonly by: PersonKey; readonly at: string };
};

export type AnsweringOutcome =
  | { readonly kind: 'answered'; readonly question: GroupQuestion }
  | { readonly kind: 'before' }
  | { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

/** The first answer of the performance team counts; a second is rejected. */
export function decideAnswering(
  question: GroupQuestion,
  answer: { readonly text: string; readonly by: PersonKey; readonly at: string },
  hidden: readonly string[] = [],
): AnsweringOutcome {
  if (question.answer !== undefined) return { kind: 'before' };
  const text = answer.text.trim();
  if (text === '') return { kind: 'refused', problem: 'There is no answer yet.', cure: 'Write one, then press Send.' };
  if (text.length > MOST_ANSWER) {
    return {
      kind: 'refused',
      problem: `That is ${text.length} characters; we can take ${MOST_ANSWER}.`,
      cure: 'Please shorten it.',
    };
  }
  const naming = namingProblem(text, hidden);
  if (naming !== undefined) return { kind: 'refused', ...naming };
  return { kind: 'answered', question: { ...question, answer: { ...answer, text } } };
}

export function isAuthorToDrop({ author, answer }: GroupQuestion, today: Day): boolean {
  if (author === undefined || answer === undefined) return false;
  return addDays(dayInLondon(new Date(answer.at)), AUTHOR_KEPT_DAYS) <= today;
}

export function withoutAuthor({ author: _author, ...question }: GroupQuestion): GroupQuestion {
  return question;
}
