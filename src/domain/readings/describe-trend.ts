import { addDays, type Day } from '../calendar/day.ts';
import type { Direction } from '../measures/measure.ts';
import { samePeriodKind } from '../periods/next-period.ts';
import type { Period } from '../periods/period.ts';
import { compareDecimals, subtractDecimals, toNumber } from './decimal.ts';
import type { Reading } from './reading.ts';
import type { Trend } from './trend.ts';

/** Points from which a ladder's rung begins (domain brief, 10.10). */
const SOME = 4;
const LIMITS_FROM = 8;
/** Limits of natural variation lie this many average moving ranges from the mean (domain brief, 10.3). */
const LIMIT_FACTOR = 2.66;

/** Readings of the same kind of period up to and including one, oldest first: unlike periods are never compared. */
export function comparable(readings: readonly Reading[], period: Period): Reading[] {
  return readings
    .filter((reading) => samePeriodKind(reading.period, period) && reading.period.end <= period.end)
    .sort((a, b) => a.period.end.localeCompare(b.period.end));
}

/**
 * What the latest of some comparable readings tells, by how many there are: one, "the first figure"; two or three, the
 * difference; four to seven, the change against the average movement; eight and more, limits of natural variation.
 * Undefined for none.
 */
export function describeTrend(readings: readonly Reading[], direction: Direction): Trend | undefined {
  const latest = readings.at(-1);
  if (latest === undefined) return undefined;
  const previous = readings.at(-2);
  if (previous === undefined) return { points: 1, latest: latest.value, verdict: 'first', sense: 'none' };
  const change = subtractDecimals(latest.value, previous.value);
  const extreme = extremeOf(readings);
  return {
    points: readings.length,
    latest: latest.value,
    previous: previous.value,
    change,
    // Distances from the latest, subtracted exactly: floats of a series that never moves would average beside it.
    verdict: verdictOf(readings.map(({ value }) => toNumber(subtractDecimals(value, latest.value)))),
    sense: senseOf(compareDecimals(latest.value, previous.value), direction),
    ...(extreme && { extreme }),
  };
}

function verdictOf(values: readonly number[]): Trend['verdict'] {
  if (values.length < SOME) return 'difference';
  const moves = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  const latest = values.at(-1) ?? 0;
  if (values.length < LIMITS_FROM) {
    const [earlier, last] = [moves.slice(0, -1), moves.at(-1) ?? 0];
    return last > 2 * average(earlier) ? 'biggerMove' : 'usualMove';
  }
  const [mean, reach] = [average(values), LIMIT_FACTOR * average(moves)];
  if (latest > mean + reach) return 'above';
  return latest < mean - reach ? 'below' : 'within';
}

function senseOf(move: -1 | 0 | 1, direction: Direction): Trend['sense'] {
  if (move === 0 || direction === 'neutral') return 'none';
  return move > 0 === (direction === 'higher') ? 'better' : 'worse';
}

function extremeOf(readings: readonly Reading[]): Trend['extreme'] {
  const latest = readings.at(-1);
  const first = readings[0];
  if (latest === undefined || first === undefined || readings.length < SOME) return undefined;
  const others = readings.slice(0, -1).map(({ value }) => compareDecimals(latest.value, value));
  const years = wholeYears(first.period.end, latest.period.end);
  if (others.every((order) => order > 0)) return { which: 'highest', years };
  return others.every((order) => order < 0) ? { which: 'lowest', years } : undefined;
}

/** Counted from the day after, so that 29 February to 28 February is a year. */
function wholeYears(from: Day, to: Day): number {
  const [start, end] = [addDays(from, 1), addDays(to, 1)];
  const begun = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return end.slice(5) < start.slice(5) ? begun - 1 : begun;
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
