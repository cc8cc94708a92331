import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import {
  ANSWER_WORDS,
  type AnswerWords,
  NO_WORDS,
  sameWords,
  trimmedWords,
  WORDS_FIELDS,
  wordsOf,
} from '../../../core/readings/answer-words.ts';
import type { Draft, DueReading, Question, TypedAnswer } from '../../../core/readings/due-reading.ts';
import { afterChange } from '../../../core/readings/published.ts';
import { readValue } from '../../../core/numbers/read-value.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { decideQuestions } from './so-what.ts';

const MOST_REASON = 600;

export type Submitted = TypedAnswer & {
  /** Why it changes: needed once a figure is released or its period locked. */
  readonly reason?: string;
  readonly token: string;
  readonly how: 'card' | 'typed';
};

export type AnswerFacts = {
  readonly measure: LiveMeasure;
  readonly due: DueReading;
  readonly reading: Reading | undefined;
  /** The last revision of a reading that was taken out again. */
  readonly lastRevision?: number;
  /** Comparable earlier readings, oldest first. */
  readonly history: readonly Reading[];
  readonly submitted: Submitted;
  readonly by: PersonKey;
  readonly at: string;
};

/** What an answer leads to; `reading`, `due` and `draft` are stored in one transaction. */
export type AnswerOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[]; readonly draft: Draft }
  | { readonly kind: 'sentBack'; readonly reading: Reading; readonly due: DueReading; readonly draft: Draft }
  | { readonly kind: 'accepted'; readonly reading: Reading; readonly due: DueReading }
  /** The same press again, or an old form: nothing changes and the same answer is shown. A differing text is kept. */
  | { readonly kind: 'repeat'; readonly draft: Draft | undefined }
  | { readonly kind: 'alreadyAnswered'; readonly reading: Reading; readonly draft: Draft };

/** Decides what becomes of an answer (docs/rules.md, "Ask once"): a value that parses is stored whatever the words. */
export function decideAnswer(facts: AnswerFacts): AnswerOutcome {
  const { due, reading, submitted, measure } = facts;
  const draft = draftOf(facts);
  const said = standing(facts);
  if (said !== 'new') {
    const differs = reading === undefined || !sameContent(reading, submitted);
    if (said === 'repeat' || !differs || reading === undefined || due.questions.length > 0) {
      return { kind: 'repeat', draft: differs ? draft : undefined };
    }
    return { kind: 'alreadyAnswered', reading, draft };
  }

  const value = valueOf(facts);
  const problems = [...value.problems, ...tooLong(submitted), ...reasonMissing(facts, value.value)];
  if (value.value === undefined || problems.length > 0) return { kind: 'refused', problems, draft };

  const secondTime = due.questions.length > 0;
  const questions = secondTime
    ? []
    : decideQuestions({
        measure,
        period: due.period,
        value: value.value,
        typed: submitted.value,
        soWhat: submitted.soWhat,
        nextSteps: submitted.nextSteps,
        history: facts.history,
        previousSoWhat: facts.history.at(-1)?.soWhat ?? '',
      });
  const handled: DueReading = { ...due, form: due.form + 1, handled: submitted.token, questions };
  if (questions.length > 0) {
    const stored = readingOf(facts, value.value, wordsAreFine(questions) ? submitted : (reading ?? NO_WORDS));
    return { kind: 'sentBack', reading: stored, due: { ...handled, state: 'valueOnly' }, draft };
  }
  const stored = readingOf(facts, value.value, submitted);
  return { kind: 'accepted', reading: stored, due: { ...handled, state: stored.soWhat ? 'answered' : 'valueOnly' } };
}

/** Whether this form was handled before: the same press, an older form of something already answered, or neither. */
function standing({ due, submitted, reading, by }: AnswerFacts): 'new' | 'repeat' | 'old' {
  // Owner and deputy may press copies of one form: only a person's own press is a repeat.
  const isTheirs = reading === undefined || reading.by === by;
  if (submitted.token === due.handled && isTheirs) return 'repeat';
  if (submitted.how === 'typed') return 'new';
  const older = submitted.token !== String(due.form);
  const saidSomething = due.questions.length > 0 || due.state === 'answered' || due.state === 'valueOnly';
  return older && saidSomething ? 'old' : 'new';
}

function valueOf({ submitted, measure, reading }: AnswerFacts): { value?: string; problems: FieldProblem[] } {
  if (submitted.value.trim() === '' && reading !== undefined) return { value: reading.value, problems: [] };
  const read = readValue(submitted.value, measure);
  if (read.kind === 'read') return { value: read.value, problems: [] };
  return { problems: [{ field: 'value', problem: read.problem, cure: read.cure }] };
}

function tooLong(submitted: Submitted): FieldProblem[] {
  return WORDS_FIELDS.flatMap((field) => {
    const length = submitted[field]?.length ?? 0;
    const { most } = ANSWER_WORDS[field];
    if (length <= most) return [];
    return [
      {
        field,
        problem: `That is ${length.toLocaleString('en-GB')} characters; a report takes up to ${most.toLocaleString('en-GB')}.`,
        cure: 'It is kept as you typed it. Please shorten it and submit again.',
      },
    ];
  });
}

/** Whether a change needs a reason: the figure was reported, or its period is locked. */
export function wantsReason(reading: Reading | undefined, due: Pick<DueReading, 'lockedOn'>): boolean {
  if (reading === undefined) return false;
  return reading.released || reading.published !== undefined || due.lockedOn !== undefined;
}

/** A reported figure is not changed without a reason; nothing of a locked period is. */
function reasonMissing({ reading, due, submitted }: AnswerFacts, value: string | undefined): FieldProblem[] {
  if (reading === undefined || !wantsReason(reading, due) || (submitted.reason ?? '').trim() !== '') return [];
  const locked = due.lockedOn !== undefined;
  if (!locked && (value === undefined || value === reading.value)) return [];
  if (locked && value === reading.value && sameContent(reading, submitted)) return [];
  return [
    {
      field: 'reason',
      problem: locked ? 'This period is locked.' : 'This figure has been reported already.',
      cure: 'Say why it changes: the reason stands beside the new figure. What you typed is kept.',
    },
  ];
}

function readingOf(
  { reading, due, submitted, by, at, lastRevision = 0 }: AnswerFacts,
  value: string,
  words: AnswerWords,
): Reading {
  const same = reading !== undefined && reading.value === value;
  const wasFinal = reading !== undefined && reading.status !== 'provisional';
  const next: Reading = {
    period: due.period,
    value,
    typed: submitted.value.trim() === '' ? (reading?.typed ?? value) : submitted.value,
    numerator: same ? reading.numerator : '',
    denominator: same ? reading.denominator : '',
    status: submitted.provisional
      ? 'provisional'
      : wasFinal && !same
        ? 'revised'
        : same && wasFinal
          ? reading.status
          : 'final',
    ...trimmedWords(words),
    method: reading?.method ?? '',
    sample: reading?.sample ?? '',
    // Another figure is not the partner's any more, so it is not credited to them.
    suppliedBy: same ? reading.suppliedBy : '',
    sourceUrl: reading?.sourceUrl ?? '',
    revision: (reading?.revision ?? lastRevision) + 1,
    by,
    at,
    ...reasonOf(submitted, same ? reading.reason : undefined),
    ...afterChange(reading),
  };
  return reading !== undefined && unchanged(reading, next) ? reading : next;
}

function reasonOf({ reason = '' }: Submitted, before: string | undefined): Pick<Reading, 'reason'> {
  const said = reason.trim().slice(0, MOST_REASON);
  if (said !== '') return { reason: said };
  return before === undefined ? {} : { reason: before };
}

const wordsAreFine = (questions: readonly Question[]) => questions.every((question) => question.about !== 'soWhat');

function unchanged(before: Reading, after: Reading): boolean {
  return before.value === after.value && before.status === after.status && sameWords(before, after);
}

function sameContent(reading: Reading, submitted: Submitted): boolean {
  const sameValue =
    submitted.value.trim() === '' || submitted.value === reading.typed || submitted.value === reading.value;
  return sameValue && sameWords(trimmedWords(submitted), reading);
}

/** What was typed, without how it came. */
export const typedOf = (from: TypedAnswer): TypedAnswer => ({
  value: from.value,
  ...wordsOf(from),
  provisional: from.provisional,
});

function draftOf({ due, submitted, by, at }: AnswerFacts): Draft {
  return { period: due.period.text, by, at, ...typedOf(submitted) };
}
