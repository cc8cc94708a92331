import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import { type DueReading, NOT_READY_REASONS, type NotReadyReason } from '../../../core/readings/due-reading.ts';
import { Temporal } from 'temporal-polyfill';

/** *Not ready yet* reaches three months ahead at most (docs/rules.md, "Not ready yet"). */
const MOST_MONTHS = 3;

export function latestExpectedDay(today: Day): Day {
  return Temporal.PlainDate.from(today).add({ months: MOST_MONTHS }).toString() as Day;
}

export type PutOff = Readonly<Record<'reason' | 'expectedOn' | 'note' | 'token', string>>;

export type PutOffOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'repeat' }
  /** `tellPerformanceTeam`: it is the second time or later. */
  | { readonly kind: 'putOff'; readonly due: DueReading; readonly tellPerformanceTeam: boolean };

/** *Not ready yet* takes a reason of the list and a day after today, at most three months ahead. */
export function decidePutOff(due: DueReading, asked: PutOff, by: PersonKey, today: Day): PutOffOutcome {
  const latest = latestExpectedDay(today);
  const problems: FieldProblem[] = [];
  const reason = NOT_READY_REASONS.find((known) => known === asked.reason);
  if (reason === undefined) {
    problems.push({ field: 'reason', problem: 'No reason is chosen.', cure: 'Please choose the one that fits best.' });
  }
  const expectedOn = readDay(asked.expectedOn);
  if (expectedOn === undefined) {
    problems.push({ field: 'expectedOn', problem: 'There is no date.', cure: 'When do you expect the figure?' });
  } else if (expectedOn <= today || expectedOn > latest) {
    problems.push({
      field: 'expectedOn',
      problem: expectedOn <= today ? 'That day is not ahead of us.' : 'That is more than three months ahead.',
      cure: 'Please choose a day after today and within three months.',
    });
  }
  if (asked.note.length > 2000) {
    problems.push({ field: 'note', problem: 'The note is too long.', cure: 'Up to 2,000 characters, please.' });
  }
  if (reason === undefined || expectedOn === undefined || problems.length > 0) return { kind: 'refused', problems };
  const note = asked.note.trim();
  const again = saidAgain(due, reason, expectedOn);
  if (asked.token === due.handled || (again && due.notReady?.note === note)) return { kind: 'repeat' };
  // A new note with the same reason and day is not another extension.
  const times = (due.notReady?.times ?? 0) + (again ? 0 : 1);
  return {
    kind: 'putOff',
    due: {
      ...due,
      state: 'notReady',
      form: due.form + 1,
      handled: asked.token,
      notReady: { reason, expectedOn, note, times, by },
    },
    tellPerformanceTeam: !again && times >= 2,
  };
}

function saidAgain(due: DueReading, reason: NotReadyReason, expectedOn: Day): boolean {
  return due.state === 'notReady' && due.notReady?.reason === reason && due.notReady.expectedOn === expectedOn;
}

/**
 * A day as `YYYY-MM-DD`, `15/01/2027` or `15 Jan 2027`; near another day also `15 Jan`, `tomorrow`, and `Friday` for the
 * next one. Undefined for anything else, never a guess.
 */
export function readDay(text: string, near?: Day): Day | undefined {
  const trimmed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(trimmed);
  if (british) return dayOf(british[3], british[2], british[1]);
  const soon = near === undefined ? undefined : daysAhead(trimmed, near);
  if (near !== undefined && soon !== undefined) return addDays(near, soon);
  const named = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (\d{4}))?$/.exec(trimmed);
  const month = named ? MONTHS.findIndex((name) => name.startsWith(named[2] ?? '-')) + 1 : 0;
  if (!named || month === 0) return undefined;
  if (named[3] !== undefined) return dayOf(named[3], String(month), named[1]);
  if (near === undefined) return undefined;
  const thisYear = dayOf(near.slice(0, 4), String(month), named[1]);
  if (thisYear === undefined || thisYear > near) return thisYear;
  return dayOf(String(Number(near.slice(0, 4)) + 1), String(month), named[1]);
}

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Days until `tomorrow`, or until the next day of that name: seven on that day itself. */
function daysAhead(name: string, near: Day): number | undefined {
  if (name === 'tomorrow') return 1;
  const weekday = name.length < 3 ? 0 : WEEKDAYS.findIndex((known) => known.startsWith(name)) + 1;
  if (weekday === 0) return undefined;
  return ((weekday - Temporal.PlainDate.from(near).dayOfWeek + 6) % 7) + 1;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

function dayOf(year = '', month = '', dayOfMonth = ''): Day | undefined {
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(dayOfMonth) };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString() as Day;
  } catch {
    return undefined; // no such day: the caller says so in words
  }
}
