import { addDays, type Day } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';

/** Working days for what is asked for later than planned, or passed on: docs/rules.md, "Ten working days' notice". */
const NOTICE = 10;
/**
 * Calendar days where a measure goes live again (docs/rules.md, "When a measure is retired"): a register is read
 * before its closure days are known, so it cannot count working days.
 */
const NOTICE_IN_DAYS = 14;

type Now = { readonly calendar: WorkingCalendar; readonly today: Day };

/** The earliest due day of something that is asked for today. */
export const endOfNotice = ({ calendar, today }: Now): Day => plusWorkingDays(calendar, today, NOTICE);

/** Its own due day, or the end of the notice if that is later. */
export const withNotice = (wanted: Day, now: Now): Day => later(wanted, endOfNotice(now));

/** The same where no calendar is at hand: a register is read before its closure days are known. */
export const withNoticeInDays = (wanted: Day, today: Day): Day => later(wanted, addDays(today, NOTICE_IN_DAYS));

/** A due reading that was opened earlier and is first asked for today, with its notice; undefined if it has that. */
export function askedLate(due: DueReading, now: Now): DueReading | undefined {
  const dueOn = withNotice(due.dueOn, now);
  return due.state === 'open' && due.openedOn < now.today && due.dueOn < dueOn ? { ...due, dueOn } : undefined;
}

const later = (one: Day, other: Day): Day => (one < other ? other : one);
