import type { Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { Committee, Meeting } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';

/** Working days before the paper deadline: docs/rules.md, "When an officer gets a digest". */
const READY_BEFORE = 8;

/** Replaces an owner's words in this committee's papers, for the revision that it was made on. */
export type DigestEdit = {
  readonly code: string;
  readonly period: string;
  readonly revision: number;
  readonly soWhat: string;
  readonly nextSteps: string;
  readonly by: PersonKey;
  readonly at: string;
};

export type DigestAct = { readonly by: PersonKey; readonly at: string; readonly why: string };

/** What officers did to the digest of one committee for one meeting. Without a row it is unedited. */
export type Digest = {
  readonly committee: string;
  readonly meeting: Day;
  readonly state: 'preview' | 'held' | 'released';
  /** First on page one; may be empty. */
  readonly opening: string;
  readonly edits: readonly DigestEdit[];
  readonly held?: DigestAct;
  readonly released?: DigestAct;
  /** A release that has begun: a repeated press completes it, by the same instant. */
  readonly releasing?: Pick<DigestAct, 'by' | 'at'>;
  /** Releases that were undone. */
  readonly undone?: number;
  readonly files?: readonly string[];
  /** The token of the newest form, and the one handled last, by which a repeated press is known. */
  readonly form: number;
};

export const newDigest = (committee: string, meeting: Day): Digest => ({
  committee,
  meeting,
  state: 'preview',
  opening: '',
  edits: [],
  form: 1,
});

/** Key of the message to the committee's channel. A new release after an undo is a new message. */
export function paperKey({ committee, meeting, undone = 0 }: Pick<Digest, 'committee' | 'meeting' | 'undone'>): string {
  return `committee|${committee}|${meeting}${undone === 0 ? '' : `|${undone + 1}`}`;
}

/** A meeting that considers performance. */
export type PerformanceMeeting = Meeting & Required<Pick<Meeting, 'takesPerformance'>>;

export const takesPerformance = (meeting: Meeting): meeting is PerformanceMeeting =>
  meeting.takesPerformance !== undefined;

/** Eight working days before the paper deadline. */
export function readyOn({ paperDeadline }: Pick<Meeting, 'paperDeadline'>, calendar: WorkingCalendar): Day {
  return plusWorkingDays(calendar, paperDeadline, -READY_BEFORE);
}

/** Meetings whose digest should be with the officer by today and is not, including missed ones. */
export function meetingsDue({ meetings }: Committee, today: Day, calendar: WorkingCalendar): PerformanceMeeting[] {
  return meetings
    .filter(takesPerformance)
    .filter((meeting) => today <= meeting.date && readyOn(meeting, calendar) <= today);
}

/** The next meeting, else the last: the default of a request for a digest. */
export function meetingMeant({ meetings }: Pick<Committee, 'meetings'>, today: Day): PerformanceMeeting | undefined {
  const all = meetings.filter(takesPerformance).sort((a, b) => a.date.localeCompare(b.date));
  return all.find(({ date }) => date >= today) ?? all.at(-1);
}
