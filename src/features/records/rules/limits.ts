import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../../core/calendar/day.ts';

/**
 * How long each kind is kept, by its name in `framework.yaml` (`retention_months`), with the usual months (docs/rules.md,
 * "How long records are kept"). `readings` counts from the last change of a retired measure: a live one keeps its figures.
 */
export const USUAL_MONTHS = { messages: 12, drafts: 12, runs: 12, readings: 84, audit: 84 } as const;
export type Kept = keyof typeof USUAL_MONTHS;
export const KEPT = Object.keys(USUAL_MONTHS) as readonly Kept[];

/** The messages of the last half year decide what may be sent today, so they are kept at least that long. */
const LEAST_MONTHS: Partial<Record<Kept, number>> = { messages: 7, runs: 4 };

export function keptSince(months: Readonly<Record<string, number>>, today: Day): Record<Kept, Day> {
  const since = (kind: Kept) => {
    const wanted = Math.max(months[kind] ?? USUAL_MONTHS[kind], LEAST_MONTHS[kind] ?? 1);
    return Temporal.PlainDate.from(today).subtract({ months: wanted }).toString();
  };
  return Object.fromEntries(KEPT.map((kind) => [kind, since(kind)])) as Record<Kept, Day>;
}
