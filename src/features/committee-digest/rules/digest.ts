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

/** One committee and meeting. Without a row it is unedited. */
export type Digest = {
  readonly committee: string;
  readonly meeting: Day;
  readonly state: 'preview' | 'held' | 'released';
  readonly opening: string;
  readonly edits: readonly DigestEdit[];
  readonly held?: DigestAct;
  readonly released?: DigestAct;
  /** A release that has begun: a repeated press completes it, by the same instant. */
  readonly releasing?: Pick<DigestAct, 'by' | 'at'>;
  readonly undone?: number;
  readonly files?: readonly string[];
  /** Changes with each form handled, so that a repeated press is detected. */
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

export type PerformanceMeeting = Meeting & Required<Pick<Meeting, 'takesPerformance'>>;

export const takesPerformance = (meeting: Meeting): meeting is PerformanceMeeting =>
  meeting.takesPerformance !== undefined;

export function readyOn({ paperDeadline }: Pick<Meeting, 'paperDeadline'>, calendar: WorkingCalendar): Day {
  return plusWorkingDays(calendar, paperDeadline, -READY_BEFORE);
}

/** Meetings whose digest should be with the officer by today and is not, including missed ones. */
export function meetingsDue({ meetings }: Committee, today: Day, calendar: WorkingCalendar): PerformanceMeeting[] {
  return meetings
    .filter(takesPerformance)
    .filter((meeting) => today <= meeting.date && readyOn(meeting, calendar) <= today);
}

/** The default: the next meeting, else the last. */
export function meetingMeant({ meetings }: Pick<Committee, 'meetings'>, today: Day): PerformanceMeeting | undefined {
  const all = meetings.filter(takesPerformance).sort((a, b) => a.date.localeCompare(b.date));
  return all.find(({ date }) => date >= today) ?? all.at(-1);
}
