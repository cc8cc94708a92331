import { addDays, type Day } from '../calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import type { Committee, Framework } from '../measures/framework.ts';
import type { LiveMeasure, Measure } from '../measures/measure.ts';
import { kindFor, latestEnded, nextPeriod } from '../periods/next-period.ts';
import type { Period } from '../periods/period.ts';
import type { DueReading } from './due-reading.ts';
import type { Reading } from './reading.ts';

/** Working days, all from the design, section 2. */
const USUAL_LAG = 20;
const BEFORE_PAPERS = 15;
const OPENS_BEFORE_TARGET = 15;
const LEAST_NOTICE = 10;
/** Periods walked from the latest reading at most: thirty years of months. */
const MOST_PERIODS = 400;

export type Dates = {
  readonly targetDay: Day;
  readonly opensOn: Day;
  readonly meeting?: NonNullable<DueReading['meeting']>;
};

/**
 * When a period's reading is wanted and when it opens: the period's end plus the measure's lag; or, where a meeting takes
 * the period's performance, fifteen working days before its paper deadline, if that is earlier and after the period's
 * end. It opens fifteen working days before, never before the day after the period's end.
 */
export function datesFor(
  measure: Pick<Measure, 'lagDays' | 'committees'>,
  period: Period,
  committees: readonly Committee[],
  calendar: WorkingCalendar,
): Dates {
  const byLag = plusWorkingDays(calendar, period.end, measure.lagDays ?? USUAL_LAG);
  const earliest = committees
    .filter((committee) => measure.committees.includes(committee.code))
    .flatMap((committee) =>
      committee.meetings
        .filter(
          ({ takesPerformance: takes }) => takes !== undefined && takes.start <= period.end && period.end <= takes.end,
        )
        .map((meeting) => ({
          committee: committee.code,
          date: meeting.date,
          target: plusWorkingDays(calendar, meeting.paperDeadline, -BEFORE_PAPERS),
        })),
    )
    .filter(({ target }) => target > period.end && target < byLag)
    .sort((a, b) => a.target.localeCompare(b.target))[0];
  const targetDay = earliest?.target ?? byLag;
  const opening = plusWorkingDays(calendar, targetDay, -OPENS_BEFORE_TARGET);
  const dayAfter = addDays(period.end, 1);
  return {
    targetDay,
    opensOn: opening > dayAfter ? opening : dayAfter,
    ...(earliest && { meeting: { committee: earliest.committee, date: earliest.date } }),
  };
}

export type OpeningFacts = {
  readonly measure: LiveMeasure;
  readonly readings: readonly Reading[];
  readonly due: readonly DueReading[];
  readonly framework: Framework;
  readonly calendar: WorkingCalendar;
  readonly today: Day;
};

export type Openings = {
  readonly open: readonly DueReading[];
  /** The next day on which something of this measure opens; undefined when it never asks. */
  readonly nextWake: Day | undefined;
  readonly notes: readonly string[];
};

/**
 * What opens today: the latest period whose opening day has come and that has no reading, and whatever opened since the
 * measure went live and is unanswered; never a decade of old gaps. Surveys and one-offs are opened by people; drafts,
 * paused and retired measures never ask.
 */
export function decideOpenings({ measure, readings, due, framework, calendar, today }: OpeningFacts): Openings {
  const never = measure.status !== 'live' || measure.frequency === 'survey' || measure.frequency === 'one-off';
  if (never) return { open: [], nextWake: undefined, notes: [] };
  const latest = readings.reduce<Reading | undefined>(
    (last, reading) => (last === undefined || reading.period.end > last.period.end ? reading : last),
    undefined,
  );
  const { kind, note } = kindFor(measure.frequency, measure.periodKind, latest?.period);
  const dates = (period: Period) => datesFor(measure, period, framework.committees, calendar);
  const answered = new Set([...readings, ...due].map(({ period }) => period.text));

  const open: DueReading[] = [];
  let newest: { period: Period; dates: Dates } | undefined;
  let nextWake: Day | undefined;
  let period =
    latest === undefined
      ? latestEnded(kind, measure.frequency, today)
      : nextPeriod(latest.period, measure.frequency, kind);
  for (let walked = 0; walked < MOST_PERIODS; walked += 1) {
    const when = dates(period);
    if (when.opensOn > today) {
      nextWake = when.opensOn;
      break;
    }
    newest = { period, dates: when };
    const openedSinceLive = measure.liveSince !== undefined && when.opensOn >= measure.liveSince;
    if (openedSinceLive && !answered.has(period.text)) open.push(opened(period, when, calendar, today));
    period = nextPeriod(period, measure.frequency, kind);
  }
  if (newest && !answered.has(newest.period.text) && !open.some((made) => made.period.text === newest.period.text)) {
    open.push(opened(newest.period, newest.dates, calendar, today));
  }
  return { open, nextWake, notes: note === undefined ? [] : [note] };
}

/** What is found long past is asked for calmly, once: it is due ten working days after it is first opened here. */
function opened(period: Period, dates: Dates, calendar: WorkingCalendar, today: Day): DueReading {
  const soon = workingDaysBetween(calendar, today, dates.targetDay) < LEAST_NOTICE;
  return {
    period,
    state: 'open',
    targetDay: dates.targetDay,
    openedOn: today,
    dueOn: soon ? plusWorkingDays(calendar, today, LEAST_NOTICE) : dates.targetDay,
    openedBy: 'framework',
    ...(dates.meeting && { meeting: dates.meeting }),
    form: 1,
    handled: '',
    questions: [],
  };
}

/** Whether the person still owes something: open, words still to come, or put off until a day that has come. */
export function isOpen(due: DueReading, today: Day): boolean {
  if (due.state === 'notReady') return (due.notReady?.expectedOn ?? today) <= today;
  return due.state === 'open' || due.state === 'valueOnly';
}

/** Open after its due day; what was put off is late only after the day that was named. */
export function isLate(due: DueReading, today: Day): boolean {
  const dueOn = due.state === 'notReady' ? (due.notReady?.expectedOn ?? due.dueOn) : due.dueOn;
  return isOpen(due, today) && today > dueOn;
}

/** A value that arrives from a spreadsheet for something open asks its owner only for the words. */
export function afterImport(due: DueReading, reading: Reading): DueReading {
  return { ...due, state: reading.soWhat === '' ? 'valueOnly' : 'answered', questions: [] };
}
