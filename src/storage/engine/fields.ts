import { z } from 'zod';
import type { Day } from '../../core/calendar/day.ts';
import type { PersonKey } from '../../core/ids.ts';
import { type Period, PERIOD_KINDS } from '../../core/periods/period.ts';

/* Fields that rows of several features have. The types of all shapes are the domain's, so that a missing field does not compile. */
export const text = z.string();
export const texts = z.array(text);
export const dayShape: z.ZodType<Day> = z.iso.date().transform((value) => value as Day);
export const personKey: z.ZodType<PersonKey> = text.transform((value) => value as PersonKey);
export const periodShape: z.ZodType<Period> = z.object({
  text,
  kind: z.enum(PERIOD_KINDS),
  start: dayShape,
  end: dayShape,
});
