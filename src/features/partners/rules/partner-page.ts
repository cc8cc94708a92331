import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { DueReading, Question } from '../../../core/readings/due-reading.ts';

/**
 * What a partner sent: as typed, and the value as a canonical decimal. `number` counts what they sent for this figure,
 * from 1: a figure that was sent back comes again.
 */
export type PartnerAnswer = {
  readonly number: number;
  readonly value: string;
  readonly typed: string;
  readonly soWhat: string;
  readonly method: string;
  /** ISO instant. */
  readonly at: string;
};

/** What a partner has in the boxes. */
export type PartnerTyped = {
  readonly value: string;
  readonly soWhat: string;
  readonly method: string;
  /** What they miss among what is measured; may be empty. */
  readonly gap: string;
};

/**
 * A page on which somebody outside the council gives one figure: one measure, one period, one answer. `open` waits for
 * it; `given` waits for the sponsor; `returned` waits for it once more, at the address that they were shown last.
 */
export type PartnerPage = {
  readonly code: string;
  /** The period's canonical text. */
  readonly period: string;
  readonly org: string;
  readonly sponsor: PersonKey;
  /** Why the sponsor asks, in their own words; may be empty. */
  readonly why: string;
  /** ISO instant. */
  readonly sentAt: string;
  /** The last day on which it takes a figure. */
  readonly closesOn: Day;
  readonly state: 'open' | 'given' | 'accepted' | 'returned' | 'revoked';
  /** The hash of the address that takes a figure, and of the one that shows what became of it. */
  readonly form: string;
  readonly receipt: string;
  /** Asked on the form and not yet answered. */
  readonly questions: readonly Question[];
  readonly given?: PartnerAnswer;
  /** A fingerprint of what was sent last: the same press again is no second answer. */
  readonly press: string;
  readonly returned?: { readonly words: string; readonly at: string };
  readonly accepted?: { readonly by: PersonKey; readonly at: string; readonly revision: number };
  /** What they miss among what is measured. */
  readonly gap?: { readonly text: string; readonly at: string };
};

/** Working days after the due day until which a figure is taken, and from the sending where that is later. */
const OPEN_AFTER = 10;

/**
 * The last day on which a page takes a figure: ten working days after the due day, when the round is over for everybody,
 * and no sooner than ten working days after it was sent.
 */
export function closesOn(due: DueReading, sentOn: Day, calendar: WorkingCalendar): Day {
  const [afterDue, afterSending] = [due.dueOn, sentOn].map((day) => plusWorkingDays(calendar, day, OPEN_AFTER));
  return (afterDue ?? due.dueOn) > (afterSending ?? sentOn) ? (afterDue ?? due.dueOn) : (afterSending ?? sentOn);
}

/** How long what became of a figure can be read (days): as long as a notice on a wall, eighteen months. */
export const SHOWN_FOR_DAYS = 548;

/** Whether one of a page's two addresses opens: not when it is used up, revoked or over. */
export function opens(page: PartnerPage, which: 'form' | 'receipt', now: Date): boolean {
  if (page.state === 'revoked') return false;
  if (which === 'form') return page.state === 'open' && dayInLondon(now) <= page.closesOn;
  const age = now.getTime() - Date.parse(page.sentAt);
  return page.given !== undefined && age <= SHOWN_FOR_DAYS * 24 * 3600 * 1000;
}

/** Whether the address that shows what became of a figure takes it once more: it was sent back, and there is time. */
export function takesAgain(page: PartnerPage, now: Date): boolean {
  return page.state === 'returned' && dayInLondon(now) <= page.closesOn;
}
