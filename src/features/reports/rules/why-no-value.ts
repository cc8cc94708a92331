import { releasedOnes } from '../../../core/readings/published.ts';
import type { Reading } from '../../../core/readings/reading.ts';
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

/** An answer that is not released yet is still to come. */
const BECAME: Readonly<Record<DueReading['state'], NoValue>> = {
  open: { reason: 'stillToCome' },
  valueOnly: { reason: 'stillToCome' },
  answered: { reason: 'stillToCome' },
  notReady: { reason: 'stillToCome' },
  notMine: { reason: 'notMine' },
  withdrawn: { reason: 'noLongerCollected' },
};

const whatBecameOf = ({ state, notReady }: DueReading): NoValue =>
  state === 'notReady' && notReady ? { reason: 'notReady', until: notReady.expectedOn } : BECAME[state];

/** The measure's last period that ends in the report's, or else the next one. */
function expectedIn({ measure: { frequency, periodKind }, readings }: ReportedFile, within: Period): Period {
  const periods = readings.map(({ period }) => period).toSorted((a, b) => a.end.localeCompare(b.end));
  const { kind } = kindFor(frequency, periodKind, periods.at(-1));
  const before = periods.findLast(({ end }) => end < within.start) ?? latestEnded(kind, frequency, within.start);
  let next = nextPeriod(before, frequency, kind);
  for (let later = next; later.end <= within.end; later = nextPeriod(later, frequency, kind)) next = later;
  return next;
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
