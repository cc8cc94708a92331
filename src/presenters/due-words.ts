import type { Day } from '../domain/calendar/day.ts';
import type { DueReading } from '../domain/readings/due-reading.ts';
import type { Reading } from '../domain/readings/reading.ts';
import type { Measure } from '../domain/measures/measure.ts';
import { periodPhrase, shortDay } from './dates.ts';
import { formatValue } from './numbers.ts';

/** By when: `by Wed 28 Oct`; after that day `still to come (by Wed 28 Oct)`. */
export function dueWords({ dueOn }: DueReading, today: Day): string {
  const by = `by ${shortDay(dueOn, today)}`;
  return dueOn < today ? `still to come (${by})` : by;
}

/** A figure with its period: `485 at 31 March 2022`, and whether it may still change. */
export function figureWords(reading: Reading, measure: Measure): string {
  return `${formatValue(reading.value, measure)} ${whenWords(reading)}`;
}

/** What a figure is about, and whether it may still change: `at 31 March 2022 (provisional)`. */
export function whenWords({ period, status }: Reading): string {
  return `${periodPhrase(period)}${status === 'provisional' ? ' (provisional)' : ''}`;
}

/** What every press about a due reading carries; the token makes a repeated press harmless. */
export function pressData(measure: Measure, due: DueReading, rest: readonly number[] = []) {
  return { measure: measure.code, period: due.period.text, card: String(due.form), rest: rest.join(',') };
}
