import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import { shortDay } from '../../../core/words/dates.ts';

/** By when: `by Wed 28 Oct`; after that day `still to come (by Wed 28 Oct)`. */
export function dueWords({ dueOn }: DueReading, today: Day): string {
  const by = `by ${shortDay(dueOn, today)}`;
  return dueOn < today ? `still to come (${by})` : by;
}

/** Working days in a month, exact enough to say when a series is published. */
const WORKING_DAYS_A_MONTH = 21.5;
/** A series that is published later than this (months after its period) is published by others. */
const SOON = 3;

/**
 * Months after its period at which a series is usually published, if a meeting wants the figure before that: a
 * national series may then not be out, and its owner can do nothing about it.
 */
export function mayNotBeOut({ lagDays = 0 }: Measure, { meeting, period }: DueReading, today: Day): number | undefined {
  const months = Math.round(lagDays / WORKING_DAYS_A_MONTH);
  const isOut = addDays(period.end, Math.round((lagDays * 7) / 5)) <= today;
  return meeting === undefined || months < SOON || isOut ? undefined : months;
}
