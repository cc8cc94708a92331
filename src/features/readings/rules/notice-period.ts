import { addDays, type Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';

/** Working days that people have for what is asked for later than planned, or passed on to them: docs/rules.md, "Ten working days' notice". */
const NOTICE = 10;
/** The same in calendar days, where no calendar is known: ten working days without a holiday. */
const NOTICE_IN_DAYS = 14;

type Now = { readonly calendar: WorkingCalendar; readonly today: Day };

/** The first day on which something may be wanted that is asked for today. */
export const endOfNotice = ({ calendar, today }: Now): Day => plusWorkingDays(calendar, today, NOTICE);

/** The day by which something is wanted that is asked for today: its own day, or the end of the notice if that is later. */
export const withNotice = (wanted: Day, now: Now): Day => later(wanted, endOfNotice(now));

/** The same where no calendar is at hand: a register is read before its closure days are known. */
export const withNoticeInDays = (wanted: Day, today: Day): Day => later(wanted, addDays(today, NOTICE_IN_DAYS));

/** A due reading that was opened before today and is asked for only now, with its notice; undefined where it has it. */
export function askedLate(due: DueReading, now: Now): DueReading | undefined {
  const dueOn = withNotice(due.dueOn, now);
  return due.state === 'open' && due.openedOn < now.today && due.dueOn < dueOn ? { ...due, dueOn } : undefined;
}

const later = (one: Day, other: Day): Day => (one < other ? other : one);
