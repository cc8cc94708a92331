import { UNIT_KINDS } from '../../core/measures/measure.ts';
import { z } from 'zod';
import type { Choices } from '../../core/measures/choices.ts';
import type { LiveMeasure } from '../../core/measures/measure.ts';
import { FREQUENCIES, PERIOD_KINDS } from '../../core/periods/period.ts';
import { isOptional, type OfEachField, WORDS_FIELDS } from '../../core/readings/answer-words.ts';
import {
  type Draft,
  type DueReading,
  NOT_READY_REASONS,
  type Query,
  type Question,
} from '../../core/readings/due-reading.ts';
import type { Published, Reading, ReleaseAct, Revision } from '../../core/readings/reading.ts';
import { dayShape, periodShape, personKey, text, texts } from '../engine/fields.ts';

/* Rows of a measure's partition: the measure, due readings, drafts, readings and their revisions. */
const recorded = { by: personKey, at: text, why: text };
const choices: z.ZodType<Choices> = z.object({
  steps: z.array(z.object({ ...recorded, from: periodShape })),
  screened: z.object(recorded).exactOptional(),
});

export const measureShape: z.ZodType<LiveMeasure> = z.object({
  code: text,
  title: text,
  definition: text,
  policyObjective: text,
  pledges: texts,
  theme: text,
  committees: texts,
  unit: text,
  unitKind: z.enum(UNIT_KINDS).exactOptional(),
  direction: z.enum(['higher', 'lower', 'neutral']),
  frequency: z.enum(FREQUENCIES),
  periodKind: z.enum([...PERIOD_KINDS, 'half-and-year']).exactOptional(),
  decimals: z.number().exactOptional(),
  lagDays: z.number().exactOptional(),
  level: text,
  influence: z.enum(['control', 'influence', 'watch']).exactOptional(),
  provenance: text,
  perception: z.boolean(),
  readWith: text,
  partOf: text.exactOptional(),
  baselineValue: text.exactOptional(),
  baselinePeriod: text,
  indicatorValue: text.exactOptional(),
  minimum: text.exactOptional(),
  maximum: text.exactOptional(),
  countsPeople: z.boolean(),
  suppressBelow: z.number().exactOptional(),
  cumulative: z.boolean(),
  overlapping: z.boolean(),
  exempt: z.boolean(),
  owner: personKey.exactOptional(),
  deputy: personKey.exactOptional(),
  manager: personKey.exactOptional(),
  sourceOrg: text,
  groups: texts,
  status: z.enum(['live', 'draft', 'paused', 'retired']),
  sourceUrl: text,
  extra: z.record(text, text),
  liveSince: dayShape.exactOptional(),
  analysis: choices.exactOptional(),
  overrides: z
    .array(
      z.object({ ...recorded, period: text, what: z.enum(['figure', 'words']), revision: z.number().exactOptional() }),
    )
    .exactOptional(),
});

export const questionShape: z.ZodType<Question> = z.discriminatedUnion('about', [
  z.object({ about: z.literal('value'), kind: z.literal('surprising'), last: text, now: text }),
  z.object({
    about: z.literal('soWhat'),
    kind: z.enum(['empty', 'saysNothing', 'numberAgain', 'sameAsLastTime']),
  }),
  z.object({
    about: z.literal('fit'),
    kind: z.enum(['saysBetter', 'saysWorse', 'saysUp', 'saysDown', 'noCause']),
    last: text,
    now: text,
  }),
  z.object({ about: z.literal('nextSteps'), kind: z.literal('noNextStep') }),
]);

const query: z.ZodType<Query> = z.object({
  by: personKey,
  at: text,
  token: text,
  text,
  answers: z.array(z.object({ by: personKey, at: text, text })),
});

export const dueShape: z.ZodType<DueReading> = z.object({
  period: periodShape,
  state: z.enum(['open', 'answered', 'valueOnly', 'notReady', 'notMine', 'withdrawn']),
  targetDay: dayShape,
  openedOn: dayShape,
  dueOn: dayShape,
  openedBy: z.enum(['framework', 'hand']),
  meeting: z.object({ committee: text, date: dayShape }).exactOptional(),
  form: z.number(),
  handled: text,
  questions: z.array(questionShape),
  notReady: z
    .object({ reason: z.enum(NOT_READY_REASONS), expectedOn: dayShape, note: text, times: z.number(), by: personKey })
    .exactOptional(),
  notMine: z.object({ by: personKey, to: personKey.exactOptional() }).exactOptional(),
  withdrawn: z.object({ by: personKey, note: text, at: text.exactOptional() }).exactOptional(),
  nudged: z.object({ by: personKey, at: text, to: personKey, goesOn: dayShape, times: z.number() }).exactOptional(),
  acknowledged: z.object({ by: personKey, at: text, revision: z.number() }).exactOptional(),
  queries: z.array(query).exactOptional(),
  lockedOn: dayShape.exactOptional(),
  lockedBy: z.object({ by: personKey, at: text }).exactOptional(),
});

type WordsShapes = OfEachField<z.ZodString, z.ZodExactOptional<z.ZodString>>;
const words = Object.fromEntries(
  WORDS_FIELDS.map((field) => [field, isOptional(field) ? text.exactOptional() : text]),
) as WordsShapes;

export const draftShape: z.ZodType<Draft> = z.object({
  period: text,
  by: personKey,
  at: text,
  value: text,
  ...words,
  provisional: z.boolean(),
});

const status = z.enum(['provisional', 'final', 'revised']);
const said = {
  value: text,
  typed: text,
  numerator: text,
  denominator: text,
  status,
  ...words,
  method: text,
  sample: text,
  suppliedBy: text,
  sourceUrl: text,
  reason: text.exactOptional(),
  revision: z.number(),
  saidIn: z.number().exactOptional(),
  by: personKey,
  at: text,
  reportedBefore: z.object({ value: text, status, hidden: z.literal(true).exactOptional() }).exactOptional(),
  openly: z.literal(true).exactOptional(),
};
const published: z.ZodType<Published> = z.object(said);
const releaseAct: z.ZodType<ReleaseAct> = z.object({
  act: z.enum(['released', 'takenBack', 'withdrawn']),
  by: personKey,
  at: text,
  reason: text.exactOptional(),
});
const reading = {
  period: periodShape,
  ...said,
  released: z.boolean(),
  release: releaseAct.exactOptional(),
  published: published.exactOptional(),
  undone: z.object({ by: personKey, at: text }).exactOptional(),
  takenOut: z.literal(true).exactOptional(),
};
export const readingShape: z.ZodType<Reading> = z.object(reading);
export const revisionShape: z.ZodType<Revision> = z.object({ ...reading, previousHash: text, hash: text });
