import { addDays, type Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { Committee } from '../../../core/measures/framework.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { TodayContext } from '../../../core/services.ts';
import { kindFor, latestEnded, nextPeriod } from '../../../core/periods/next-period.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { withNotice } from './notice-period.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** Working days: docs/rules.md, "When a due reading opens". */
const USUAL_LAG = 20;
const BEFORE_PAPERS = 15;
const OPENS_BEFORE_TARGET = 15;

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

export type OpeningFacts = Pick<MeasureFile, 'measure' | 'readings' | 'due'> &
  Pick<TodayContext, 'framework' | 'calendar' | 'today'>;

export type Openings = {
  readonly open: readonly DueReading[];
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
  const since = measure.liveSince !== undefined && measure.liveSince < today ? measure.liveSince : today;
  // What ended by then opened before `since` for certain, whichever of its days are holidays.
  const longOpen = plusWorkingDays(calendar, since, -(measure.lagDays ?? USUAL_LAG) - 2);
  const byEnd = [...readings].map(({ period }) => period).sort((a, b) => a.end.localeCompare(b.end));
  // A figure for a period that is not over (a forecast, a slip in the year) does not decide what is due next.
  const ended = byEnd.filter(({ end }) => end <= today);
  const latest = ended.at(-1);
  const { kind, note } = kindFor(measure.frequency, measure.periodKind, latest ?? byEnd.at(-1));
  const next = (period: Period) => nextPeriod(period, measure.frequency, kind);
  const dated = (period: Period) => ({ period, dates: datesFor(measure, period, framework.committees, calendar) });

  let first = latest === undefined ? latestEnded(kind, measure.frequency, longOpen) : next(latest);
  while (next(first).end <= longOpen) first = next(first);
  const coming: ReturnType<typeof dated>[] = [];
  let nextWake: Day | undefined;
  // No period opens before it ends: past the next wake there is nothing that could open sooner.
  for (let at = dated(first); nextWake === undefined || at.period.end < nextWake; at = dated(next(at.period))) {
    const { opensOn } = at.dates;
    if (opensOn <= today) coming.push(at);
    else if (nextWake === undefined || opensOn < nextWake) nextWake = opensOn;
  }
  const newest = coming.at(-1);
  const unanswered = [...gapsAfter(longOpen, ended, next).map(dated), ...coming].filter(
    ({ period }) => ![...readings, ...due].some((known) => known.period.text === period.text),
  );
  const open = unanswered.filter(
    (at) => at === newest || (measure.liveSince !== undefined && at.dates.opensOn >= measure.liveSince),
  );
  return {
    open: open.filter(({ dates }) => dates.opensOn <= today).map((at) => opened(at.period, at.dates, calendar, today)),
    nextWake,
    notes: note === undefined ? [] : [note],
  };
}

/**
 * Periods between readings that ended after a day: a later figure may come first. Only if the later period follows
 * from the earlier one; points in time at odd dates have no gaps between them.
 */
function gapsAfter(since: Day, readings: readonly Period[], next: (period: Period) => Period): Period[] {
  return readings.slice(1).flatMap((later, index) => {
    const before = readings[index];
    if (before === undefined || later.end <= since) return [];
    const between: Period[] = [];
    let at = next(before);
    for (; at.end < later.end; at = next(at)) if (at.end > since) between.push(at);
    return at.text === later.text ? between : [];
  });
}

/** What is found long past is due ten working days after it is first opened here. */
function opened(period: Period, { targetDay, meeting }: Dates, calendar: WorkingCalendar, today: Day): DueReading {
  return {
    period,
    state: 'open',
    targetDay,
    openedOn: today,
    dueOn: withNotice(targetDay, { calendar, today }),
    openedBy: 'framework',
    ...(meeting && { meeting }),
    form: 1,
    handled: '',
    questions: [],
  };
}

/**
 * What becomes of a due reading when an import brings its value: with words it is answered; without, its owner is
 * asked for the words only. Importing a value does not restart reminders that were stopped, nor reopen what is no
 * longer collected.
 */
export function afterImport(due: DueReading, reading: Reading): DueReading {
  if (due.state === 'withdrawn') return due;
  if (reading.soWhat !== '') return { ...due, state: 'answered', questions: [] };
  if (due.state === 'notMine') return due;
  return { ...due, state: 'valueOnly', questions: due.questions.filter(({ about }) => about === 'soWhat') };
}
