import { z } from 'zod';
import type { PersonKey } from '../core/measures/measure.ts';
import {
  ASKER_ROLES,
  type MemberRequest,
  REQUEST_ACTS,
  REQUEST_STATUSES,
  type RequestAbout,
  type RequestAct,
  type RequestWords,
} from '../features/requests/rules/request.ts';
import { dayShape } from './engine/shapes.ts';

const text = z.string();
const person: z.ZodType<PersonKey> = text.transform((value) => value as PersonKey);
const words: z.ZodType<RequestWords> = z.object({ text, by: person, at: text });

const about: z.ZodType<RequestAbout> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measure'), code: text }),
  z.object({ kind: z.literal('gap'), draft: text.exactOptional() }),
]);

const act: z.ZodType<RequestAct> = z.object({
  what: z.enum(REQUEST_ACTS),
  by: person.exactOptional(),
  at: text,
  words: text,
  to: person.exactOptional(),
  dueOn: dayShape.exactOptional(),
});

export const requestShape: z.ZodType<MemberRequest> = z.object({
  id: text,
  text,
  askedBy: z.object({
    committee: text,
    meeting: dayShape.exactOptional(),
    name: text.exactOptional(),
    role: z.enum(ASKER_ROLES),
  }),
  raisedBy: person.exactOptional(),
  raisedAt: text,
  about,
  status: z.enum(REQUEST_STATUSES),
  givenTo: person.exactOptional(),
  givenOn: dayShape.exactOptional(),
  dueOn: dayShape.exactOptional(),
  answer: words.exactOptional(),
  weDid: words.exactOptional(),
  acts: z.array(act),
});
