import { daysBetween } from '../../../core/calendar/day.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import { lengthOf } from '../../../core/periods/make-period.ts';
import { nextPeriod } from '../../../core/periods/next-period.ts';
import { monthsOf } from '../../../core/periods/period-kind.ts';
import type { Frequency, Period } from '../../../core/periods/period.ts';

type Rhythm = Pick<Measure, 'frequency' | 'periodKind'>;

const DAYS_IN_A_MONTH = 365.25 / 12;
/** Bounds the list if a period was mistyped. */
const MOST_MISSING = 400;

/**
 * Missing periods between two figures of one kind, by the measure's frequency. Surveys and one-offs have no frequency,
 * so nothing is missing. Points in time may shift by up to half the frequency (the pay survey is in some week of
 * April). If the whole year follows a half-year, the next figure of the same kind is a year later.
 */
export function missingBetween(earlier: Period, later: Period, measure: Rhythm): Period[] {
  const frequency = rhythmOf(measure, earlier);
  if (frequency === undefined) return [];
  const slack = (monthsBetween(frequency, earlier) * DAYS_IN_A_MONTH) / 2;
  const missing: Period[] = [];
  for (
    let next = nextPeriod(earlier, frequency);
    daysBetween(next.end, later.end) > slack && missing.length < MOST_MISSING;
    next = nextPeriod(next, frequency)
  ) {
    missing.push(next);
  }
  return missing;
}

function rhythmOf({ frequency, periodKind }: Rhythm, period: Period): Frequency | undefined {
  if (frequency === 'survey' || frequency === 'one-off') return undefined;
  const turns = period.kind === 'half' || period.kind === 'financial-year';
  return periodKind === 'half-and-year' && turns ? 'annual' : frequency;
}

/** A kind longer than the frequency sets the step: whole years of a six-monthly measure are yearly. */
function monthsBetween(frequency: Frequency, { kind }: Period): number {
  const months = monthsOf(frequency);
  return kind === 'point-in-time' || kind === 'span' ? months : Math.max(months, lengthOf(kind));
}
