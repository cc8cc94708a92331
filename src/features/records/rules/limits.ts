import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../../core/calendar/day.ts';

/**
 * What is kept for so long and no longer, by its name in `framework.yaml` (`retention_months`), with the usual months
 * (docs/rules.md, "How long records are kept"). `readings` counts from the last change of a measure that is retired: the figures of a measure that
 * lives are its memory.
 */
export const USUAL_MONTHS = { messages: 12, drafts: 12, runs: 12, readings: 84, audit: 84 } as const;
export type Kept = keyof typeof USUAL_MONTHS;
export const KEPT = Object.keys(USUAL_MONTHS) as readonly Kept[];

/** What was said in the last half year decides what may be said today, so that messages are kept for at least so long. */
const LEAST_MONTHS: Partial<Record<Kept, number>> = { messages: 7, runs: 4 };

/** The day before which each kind is no longer kept. */
export function keptSince(months: Readonly<Record<string, number>>, today: Day): Record<Kept, Day> {
  const since = (kind: Kept): Day => {
    const wanted = Math.max(months[kind] ?? USUAL_MONTHS[kind], LEAST_MONTHS[kind] ?? 1);
    return Temporal.PlainDate.from(today).subtract({ months: wanted }).toString() as Day;
  };
  return {
    messages: since('messages'),
    drafts: since('drafts'),
    runs: since('runs'),
    readings: since('readings'),
    audit: since('audit'),
  };
}
