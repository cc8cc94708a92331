import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { kindFor, latestEnded, nextPeriod } from '../../../core/periods/next-period.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { isIn } from './pick-reading.ts';
import type { NoValue, ReportedFile, ReportFacts } from './report.ts';

/**
 * Why a measure has no figure for the period. What became of the due reading decides; where there is none, whether a
 * figure was to be expected at all by today.
 */
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
  // Long past and never asked for here: the framework did not have it then, and nobody is late.
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
      // Answered, and not here: it waits for its release.
      return { reason: 'stillToCome' };
  }
}

/** The last of the measure's own periods that ends within the report's; the next after it where none does. */
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
