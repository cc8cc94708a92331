import type { Period } from '../../../core/periods/period.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { releasedOnes } from '../../../core/readings/published.ts';

/** A report for a period takes the readings whose end lies in it. */
export function isIn(period: Pick<Period, 'end'>, within: Pick<Period, 'start' | 'end'>): boolean {
  return within.start <= period.end && period.end <= within.end;
}

/** Readings that may be told: all of them in a draft, else what is released, as it was released. */
export function tellable(readings: readonly Reading[], draft: boolean): Reading[] {
  return draft ? [...readings] : releasedOnes(readings);
}

/** The reading of the period: the one that ends last, and of two that end together the longer (the year, not its half). */
export function pickReading(readings: readonly Reading[], within: Period): Reading | undefined {
  return latestFirst(readings.filter(({ period }) => isIn(period, within)))[0];
}

/** The latest reading up to the end of a period, however old it is. */
export function latestUpTo(readings: readonly Reading[], within: Period): Reading | undefined {
  return latestFirst(readings.filter(({ period }) => period.end <= within.end))[0];
}

function latestFirst(readings: readonly Reading[]): Reading[] {
  return [...readings].sort(
    (a, b) => b.period.end.localeCompare(a.period.end) || a.period.start.localeCompare(b.period.start),
  );
}
