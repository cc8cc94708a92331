import { z } from 'zod';
import type { EmployeeGroup } from '../core/measures/people.ts';
import type { Framework, Wording } from '../core/measures/framework.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import { USUAL_QUIET } from '../core/measures/quiet-rules.ts';
import { dayShape } from './engine/shapes.ts';

const text = z.string();
const texts = z.array(text);
const number = z.number();

const wording: z.ZodType<Wording> = z.object({ code: text, wordings: z.array(z.object({ from: dayShape, text })) });

const committee = z.object({
  code: text,
  title: text,
  remit: text,
  officers: texts.exactOptional(),
  exempt: texts,
  meetings: z.array(
    z.object({
      date: dayShape,
      takesPerformance: z.object({ text, start: dayShape, end: dayShape }).exactOptional(),
      paperDeadline: dayShape,
    }),
  ),
});

export const frameworkShape: z.ZodType<Framework> = z.object({
  organisation: z.object({ name: text, contact: text, privacyNotice: text }),
  pledges: z.array(wording),
  objectives: z.array(wording),
  leads: z.array(z.object({ objective: text, person: text.transform((value) => value as PersonKey) })).exactOptional(),
  themes: texts,
  committees: z.array(committee),
  closureDays: z.array(dayShape),
  preElection: z.array(z.object({ from: dayShape, until: dayShape })).default([]),
  // A framework stored by an older version gets the usual number for a rule that it does not have.
  quiet: z.object({
    days: z.array(number),
    from: text,
    to: text,
    perDay: number.default(USUAL_QUIET.perDay),
    perFiveWorkingDays: number.default(USUAL_QUIET.perFiveWorkingDays),
    askAhead: number.default(USUAL_QUIET.askAhead),
    waitForAsk: number.default(USUAL_QUIET.waitForAsk),
    remindBefore: number.default(USUAL_QUIET.remindBefore),
    lateAfter: number.default(USUAL_QUIET.lateAfter),
    messagesARound: number.default(USUAL_QUIET.messagesARound),
    messagesAHalfYear: number.default(USUAL_QUIET.messagesAHalfYear),
    needsOwnerAfter: number.default(USUAL_QUIET.needsOwnerAfter),
    needsOwnerRounds: number.default(USUAL_QUIET.needsOwnerRounds),
    managersOn: number.default(USUAL_QUIET.managersOn),
    decisionsAgain: number.default(USUAL_QUIET.decisionsAgain),
    explainEvery: number.default(USUAL_QUIET.explainEvery),
    holdTimes: number.default(USUAL_QUIET.holdTimes),
    holdLooksBack: number.default(USUAL_QUIET.holdLooksBack),
    nudgeEvery: number.default(USUAL_QUIET.nudgeEvery),
    holdAbovePeople: number.default(USUAL_QUIET.holdAbovePeople),
  }),
  retentionMonths: z.record(text, number),
  smallNumber: number,
  parts: z.array(z.object({ code: text, of: text })).exactOptional(),
});

export const groupShape: z.ZodType<EmployeeGroup> = z.object({
  code: text,
  name: text,
  kind: z.enum(['channel', 'chat', 'noticeboard']),
  size: number.exactOptional(),
  lead: text,
  work: text,
  // Groups stored by an older version have neither.
  forResidents: text.default(''),
  measures: texts,
  moves: z.record(text, text).default({}),
});
