import type { PersonKey } from '../../../core/measures/measure.ts';
import type { DueReading, Query } from '../../../core/readings/due-reading.ts';
import { type FieldProblem, problemsOfWords } from '../../../core/field-problem.ts';

const MOST_QUERIES = 20;

export type QueryWords = { readonly by: PersonKey; readonly at: string; readonly text: string };

/** `number` counts the due reading's questions (or a question's answers) from 1. */
export type QueryOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'stored'; readonly due: DueReading; readonly number: number };

/** The same words from the same form are a repeated press. */
export function decideQuery(due: DueReading, { by, at, text }: QueryWords, token: string): QueryOutcome {
  const queries = due.queries ?? [];
  const words = text.trim();
  if (queries.some((one) => one.by === by && one.token === token && one.text === words)) return { kind: 'repeat' };
  const problems = problemsOfWords('note', words, 'There is no question yet.', 'What would you like to know?');
  if (queries.length >= MOST_QUERIES) {
    const problem = `There are ${MOST_QUERIES} questions about this already.`;
    problems.push({ field: 'note', problem, cure: 'A call may be quicker now.' });
  }
  if (problems.length > 0) return { kind: 'refused', problems };
  const query: Query = { by, at, token, text: words, answers: [] };
  return { kind: 'stored', due: { ...due, queries: [...queries, query] }, number: queries.length + 1 };
}

/** An answer to question `number`. The same words by the same person are a repeat; other words are another answer. */
export function decideAnswerTo(due: DueReading, number: number, { by, at, text }: QueryWords): QueryOutcome {
  const queries = due.queries ?? [];
  const words = text.trim();
  const answers = queries[number - 1]?.answers ?? [];
  if (answers.some((one) => one.by === by && one.text === words)) return { kind: 'repeat' };
  const problems = problemsOfWords('note', words, 'There is no answer yet.', 'A sentence is plenty.');
  if (answers.length >= MOST_QUERIES) {
    const problem = 'This was answered many times already.';
    problems.push({ field: 'note', problem, cure: 'A call may be quicker now.' });
  }
  if (problems.length > 0) return { kind: 'refused', problems };
  const answered = queries.map((query, index) =>
    index === number - 1 ? { ...query, answers: [...query.answers, { by, at, text: words }] } : query,
  );
  return { kind: 'stored', due: { ...due, queries: answered }, number: answers.length + 1 };
}
