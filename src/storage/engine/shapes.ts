import { z } from 'zod';
import type { Conversation, ShownList } from '../../messaging/people.ts';
import type { Pause, RunRecord } from '../../messaging/schedule.ts';
import type { Choices } from '../../core/measures/choices.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../core/measures/measure.ts';
import { ROLES } from '../../core/measures/people.ts';
import type { Person } from '../../core/measures/people.ts';
import { topicsOfBefore } from '../old-topics.ts';
import { type Message, type MessageKind, type Milestone, type Recipient } from '../../messaging/rules/message.ts';
import { FREQUENCIES, PERIOD_KINDS } from '../../core/periods/period.ts';
import type { Period } from '../../core/periods/period.ts';
import { isOptional, type OfEachField, WORDS_FIELDS } from '../../core/readings/answer-words.ts';
import { NOT_READY_REASONS } from '../../core/readings/due-reading.ts';
import type { Draft, DueReading, Query, Question } from '../../core/readings/due-reading.ts';
import type { Published, Reading, ReleaseAct, Revision } from '../../core/readings/reading.ts';

/** The shapes of stored rows. Their types are the domain's, so that a missing field does not compile. */
const text = z.string();
export const dayShape: z.ZodType<Day> = z.iso.date().transform((value) => value as Day);
export const personKeyShape: z.ZodType<PersonKey> = text.transform((value) => value as PersonKey);
const person = personKeyShape;
const texts = z.array(text);

const period: z.ZodType<Period> = z.object({ text, kind: z.enum(PERIOD_KINDS), start: dayShape, end: dayShape });

const recorded = { by: person, at: text, why: text };
const choices: z.ZodType<Choices> = z.object({
  steps: z.array(z.object({ ...recorded, from: period })),
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
  owner: person.exactOptional(),
  deputy: person.exactOptional(),
  manager: person.exactOptional(),
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
  by: person,
  at: text,
  token: text,
  text,
  answers: z.array(z.object({ by: person, at: text, text })),
});

export const dueShape: z.ZodType<DueReading> = z.object({
  period,
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
    .object({ reason: z.enum(NOT_READY_REASONS), expectedOn: dayShape, note: text, times: z.number(), by: person })
    .exactOptional(),
  notMine: z.object({ by: person, to: person.exactOptional() }).exactOptional(),
  withdrawn: z.object({ by: person, note: text, at: text.exactOptional() }).exactOptional(),
  nudged: z.object({ by: person, at: text, to: person, goesOn: dayShape, times: z.number() }).exactOptional(),
  acknowledged: z.object({ by: person, at: text, revision: z.number() }).exactOptional(),
  queries: z.array(query).exactOptional(),
  lockedOn: dayShape.exactOptional(),
  lockedBy: z.object({ by: person, at: text }).exactOptional(),
});

type WordsShapes = OfEachField<z.ZodString, z.ZodExactOptional<z.ZodString>>;
const words = Object.fromEntries(
  WORDS_FIELDS.map((field) => [field, isOptional(field) ? text.exactOptional() : text]),
) as WordsShapes;

export const draftShape: z.ZodType<Draft> = z.object({
  period: text,
  by: person,
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
  by: person,
  at: text,
  reportedBefore: z.object({ value: text, status, hidden: z.literal(true).exactOptional() }).exactOptional(),
  openly: z.literal(true).exactOptional(),
};
const published: z.ZodType<Published> = z.object(said);
const releaseAct: z.ZodType<ReleaseAct> = z.object({
  act: z.enum(['released', 'takenBack', 'withdrawn']),
  by: person,
  at: text,
  reason: text.exactOptional(),
});
const reading = {
  period,
  ...said,
  released: z.boolean(),
  release: releaseAct.exactOptional(),
  published: published.exactOptional(),
  undone: z.object({ by: person, at: text }).exactOptional(),
  takenOut: z.literal(true).exactOptional(),
};
export const readingShape: z.ZodType<Reading> = z.object(reading);
export const revisionShape: z.ZodType<Revision> = z.object({ ...reading, previousHash: text, hash: text });

/** Any text, because only the features know which kinds there are. */
export const messageKind = z.custom<MessageKind>((value) => typeof value === 'string');

/** A flat record that only its feature reads. */
const milestone = z.custom<Milestone>((value) => typeof value === 'object' && value !== null && 'is' in value);

const covers = z.array(z.object({ code: text, period: text, stage: text }));
/** Rows written before milestones had types hold `covers`. */
const readOldTopics = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const old = z.object({ kind: messageKind, key: text, covers }).safeParse(row);
  return row.topics === undefined && old.success ? { ...row, topics: topicsOfBefore(old.data, old.data.covers) } : row;
};

export const messageShape: z.ZodType<Message> = z
  .record(z.string(), z.unknown())
  .transform(readOldTopics)
  .pipe(
    z.object({
      key: text,
      kind: messageKind,
      to: text.transform((value) => value as Recipient),
      notBefore: text,
      topics: z.array(z.object({ code: text, period: text, milestone })),
      state: z.enum(['queued', 'sending', 'delivered', 'failed', 'skipped', 'unknown', 'dead']),
      attempts: z.number(),
      reason: text,
      activityId: text,
      run: text,
    }),
  );

export const personShape: z.ZodType<Person> = z.object({
  key: person,
  email: text,
  aliases: texts,
  entraId: text,
  name: text,
  manager: person.exactOptional(),
  service: text,
  workDays: z.array(z.number()),
  roles: z.array(z.enum(ROLES)),
});

export const conversationShape: z.ZodType<Conversation> = z.object({
  conversationId: text,
  serviceUrl: text,
  tenantId: text,
  botId: text,
  userId: text,
  kind: z.enum(['channel', 'chat']).exactOptional(),
  reachable: z.boolean(),
  why: text,
});

export const listShape: z.ZodType<ShownList> = z.object({
  at: text,
  items: z.array(z.object({ code: text, period: text })),
  nextAsk: dayShape.exactOptional(),
});

export const runShape: z.ZodType<RunRecord> = z.object({
  run: text,
  job: text,
  at: text,
  people: z.number(),
});

export const pauseShape: z.ZodType<Pause> = z.object({ since: text, by: person });
