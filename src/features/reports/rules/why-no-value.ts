import { releasedOnes } from '../../../core/readings/published.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { kindFor, latestEnded, nextPeriod } from '../../../core/periods/next-period.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { NoValue, ReportedFile, ReportFacts } from './report.ts';

/** The due reading's state decides; without one, whether a figure was expected by today. */
export function whyNoValue(
  file: ReportedFile,
  { period, today, wantedOn }: Pick<ReportFacts, 'period' | 'today' | 'wantedOn'>,
): NoValue {
  const due = file.due
    .filter((candidate) => isIn(candidate.period, period))
    .sort((a, b) => a.period.end.localeCompare(b.period.end))
    .at(-1);
  if (due !== undefined) return whatBecameOf(due);
  const { measure } = file;
  if (measure.status === 'paused' || measure.status === 'retired') return { reason: 'noLongerCollected' };
  if (measure.frequency === 'survey' || measure.frequency === 'one-off') {
    return { reason: 'notDue', because: 'openedByHand' };
  }
  const next = expectedIn(file, period);
  const wanted = wantedOn(measure, next);
  if (wanted >= today) return { reason: 'notDue', expected: wanted, because: 'later' };
  // Never asked for: the measure was not in the framework yet, so it is not late.
  return { reason: 'notDue', because: 'notAsked' };
}

function whatBecameOf(due: DueReading): NoValue {
  switch (due.state) {
    case 'notReady':
      return due.notReady === undefined
        ? { reason: 'stillToCome' }
        : { reason: 'notReady', until: due.notReady.expectedOn };
    case 'notMine':
      return { reason: 'notMine' };
    case 'withdrawn':
      return { reason: 'noLongerCollected' };
    case 'open':
    case 'valueOnly':
    case 'answered':
      // Answered, and not released yet.
      return { reason: 'stillToCome' };
  }
}

/** The measure's last period that ends in the report's, or else the next one. */
function expectedIn({ measure, readings }: ReportedFile, within: Period): Period {
  const before = latestBefore(
    measure,
    readings.map((reading) => reading.period),
    addDays(within.start, -1),
  );
  let next = before.next(before.period);
  for (let later = next; later.end <= within.end; later = before.next(later)) next = later;
  return next;
}

function latestBefore(measure: LiveMeasure, periods: readonly Period[], day: Day) {
  const sorted = [...periods].sort((a, b) => a.end.localeCompare(b.end));
  const { kind } = kindFor(measure.frequency, measure.periodKind, sorted.at(-1));
  const latest = sorted.filter(({ end }) => end <= day).at(-1);
  return {
    period: latest ?? latestEnded(kind, measure.frequency, addDays(day, 1)),
    next: (period: Period) => nextPeriod(period, measure.frequency, kind),
  };
}

/** docs/rules.md, "Which reading a report takes". */
export function isIn(period: Pick<Period, 'end'>, within: Pick<Period, 'start' | 'end'>): boolean {
  return within.start <= period.end && period.end <= within.end;
}

export function tellable(readings: readonly Reading[], draft: boolean): Reading[] {
  return draft ? [...readings] : releasedOnes(readings);
}

/** The reading that ends last in the period; of two, the longer (the year, not its half). */
export function pickReading(readings: readonly Reading[], within: Period): Reading | undefined {
  return latestFirst(readings.filter(({ period }) => isIn(period, within)))[0];
}

export function latestUpTo(readings: readonly Reading[], within: Period): Reading | undefined {
  return latestFirst(readings.filter(({ period }) => period.end <= within.end))[0];
}

function latestFirst(readings: readonly Reading[]): Reading[] {
  return [...readings].sort(
    (a, b) => b.period.end.localeCompare(a.period.end) || a.period.start.localeCompare(b.period.start),
  );
}
