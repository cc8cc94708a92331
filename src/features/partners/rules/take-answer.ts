import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import { decideAnswer } from '../../readings/rules/decide-answer.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { afterChange } from '../../../core/readings/published.ts';
import type { PartnerAnswer, PartnerPage, PartnerTyped } from './partner-page.ts';
import type { PartnerProblem } from './views.ts';

export const MOST_METHOD = 1000;
export const MOST_GAP = 2000;

export type PartnerFacts = {
  readonly page: PartnerPage;
  readonly measure: LiveMeasure;
  readonly due: DueReading;
  /** Earlier figures that may be seen outside, oldest first. */
  readonly history: readonly Reading[];
  readonly typed: PartnerTyped;
  readonly press: string;
  readonly at: string;
};

export type PartnerOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly PartnerProblem[] }
  | { readonly kind: 'asked'; readonly page: PartnerPage }
  | { readonly kind: 'given'; readonly page: PartnerPage }
  | { readonly kind: 'repeat' };

/** Decides on a partner's answer by the rules of the form in Teams. */
export function takeAnswer(facts: PartnerFacts): PartnerOutcome {
  const { page, typed, press, at } = facts;
  if (page.given !== undefined && press === page.press) return { kind: 'repeat' };
  const answered = decideAnswer({
    measure: facts.measure,
    // The page has its own state: what the council's owner answered or was asked does not affect it.
    due: { ...facts.due, state: 'open', form: 1, handled: '', questions: page.questions },
    reading: undefined,
    history: facts.history,
    submitted: { value: typed.value, soWhat: typed.soWhat, nextSteps: '', provisional: false, token: '1', how: 'card' },
    by: page.sponsor,
    at,
  });
  const problems = [
    ...(answered.kind === 'refused' ? answered.problems.flatMap(problemOf) : []),
    ...tooLong('method', typed.method, MOST_METHOD),
    ...tooLong('gap', typed.gap, MOST_GAP),
  ];
  if (problems.length > 0) return { kind: 'refused', problems };
  const gap = typed.gap.trim();
  const kept: PartnerPage = { ...page, ...(gap !== '' && { gap: { text: gap, at } }) };
  if (answered.kind === 'sentBack') {
    const questions = answered.due.questions.filter(({ about }) => about !== 'nextSteps');
    if (questions.length > 0) return { kind: 'asked', page: { ...page, questions } };
  }
  if (answered.kind !== 'accepted' && answered.kind !== 'sentBack') return { kind: 'repeat' };
  const given: PartnerAnswer = {
    number: (page.given?.number ?? 0) + 1,
    value: answered.reading.value,
    typed: typed.value.trim(),
    soWhat: typed.soWhat.trim(),
    method: typed.method.trim(),
    at,
  };
  return { kind: 'given', page: { ...kept, state: 'given', questions: [], given, press } };
}

type FieldOf = Extract<ReturnType<typeof decideAnswer>, { kind: 'refused' }>['problems'][number];

function problemOf({ field, problem, cure }: FieldOf): PartnerProblem[] {
  return field === 'value' || field === 'soWhat' ? [{ field, problem, cure }] : [];
}

function tooLong(field: 'method' | 'gap', text: string, most: number): PartnerProblem[] {
  if (text.length <= most) return [];
  const [length, limit] = [text.length.toLocaleString('en-GB'), most.toLocaleString('en-GB')];
  return [
    {
      field,
      problem: `That is ${length} characters; this box takes up to ${limit}.`,
      cure: 'It is here as you typed it. Please shorten it and send again.',
    },
  ];
}

/** The reading once a sponsor accepts a partner's figure: credited to the partner. */
export function acceptedReading(
  page: PartnerPage,
  given: PartnerAnswer,
  before: Reading | undefined,
  due: DueReading,
  by: PersonKey,
  at: string,
  lastRevision = before?.revision ?? 0,
): Reading {
  const changes = before !== undefined && before.value !== given.value && before.status !== 'provisional';
  return {
    period: due.period,
    value: given.value,
    typed: given.typed,
    numerator: '',
    denominator: '',
    status: changes ? 'revised' : 'final',
    soWhat: given.soWhat,
    nextSteps: before?.nextSteps ?? '',
    method: given.method,
    sample: '',
    suppliedBy: page.org,
    sourceUrl: '',
    revision: lastRevision + 1,
    by,
    at,
    // The released reading stays until the performance team releases this one, which says why it changed.
    ...afterChange(before),
    ...(before !== undefined && { reason: `Figure from ${page.org}` }),
  };
}
