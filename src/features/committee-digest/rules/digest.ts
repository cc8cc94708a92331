import type { Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { Committee, Meeting } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';

/** The officer sees the digest so many working days before the paper deadline (issue: the committee digest). */
const READY_BEFORE = 8;

/** Words in place of an owner's, in this committee's papers alone. They hold for the revision that they were made on. */
export type DigestEdit = {
  readonly code: string;
  readonly period: string;
  readonly revision: number;
  readonly soWhat: string;
  readonly nextSteps: string;
  readonly by: PersonKey;
  /** ISO instant. */
  readonly at: string;
};

/** Who did something to a digest, when, and why if they said so. */
export type DigestAct = { readonly by: PersonKey; readonly at: string; readonly why: string };

/** What officers did to the digest of one committee for one meeting; without a row it is as it comes. */
export type Digest = {
  readonly committee: string;
  readonly meeting: Day;
  readonly state: 'preview' | 'held' | 'released';
  /** What the officer puts first on page one; empty: nothing. */
  readonly opening: string;
  readonly edits: readonly DigestEdit[];
  readonly held?: DigestAct;
  readonly released?: DigestAct;
  /** A release that has begun: pressed again while it could be undone, it is the same one, by the same instant. */
  readonly releasing?: Pick<DigestAct, 'by' | 'at'>;
  /** How often it was released and that was undone. */
  readonly undone?: number;
  /** The files that were posted with it, by the ids of what is kept. */
  readonly files?: readonly string[];
  /** The token of the newest form, and the one handled last: what makes a repeated press harmless. */
  readonly form: number;
};

export const newDigest = (committee: string, meeting: Day): Digest => ({
  ...{ committee, meeting, state: 'preview', opening: '', edits: [], form: 1 },
});

/** The key under which it goes to its place. What was undone and is released anew is another message. */
export function paperKey({ committee, meeting, undone = 0 }: Pick<Digest, 'committee' | 'meeting' | 'undone'>): string {
  return `committee|${committee}|${meeting}${undone === 0 ? '' : `|${undone + 1}`}`;
}

/** A meeting that takes performance. */
export type PerformanceMeeting = Meeting & Required<Pick<Meeting, 'takesPerformance'>>;

export const takesPerformance = (meeting: Meeting): meeting is PerformanceMeeting =>
  meeting.takesPerformance !== undefined;

/** The day on which the officer sees the digest: eight working days before the paper deadline. */
export function readyOn({ paperDeadline }: Pick<Meeting, 'paperDeadline'>, calendar: WorkingCalendar): Day {
  return plusWorkingDays(calendar, paperDeadline, -READY_BEFORE);
}

/** Meetings whose digest is to be with the officer by today, and that have not been: what was missed is caught up. */
export function meetingsDue({ meetings }: Committee, today: Day, calendar: WorkingCalendar): PerformanceMeeting[] {
  return meetings
    .filter(takesPerformance)
    .filter((meeting) => today <= meeting.date && readyOn(meeting, calendar) <= today);
}

/** The meeting that somebody means who asks for a committee's digest today: the next, else the last. */
export function meetingMeant({ meetings }: Pick<Committee, 'meetings'>, today: Day): PerformanceMeeting | undefined {
  const all = meetings.filter(takesPerformance).sort((a, b) => a.date.localeCompare(b.date));
  return all.find(({ date }) => date >= today) ?? all.at(-1);
}
