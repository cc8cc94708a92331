import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import { plusWorkingDays, type WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { DueReading, Question } from '../../../core/readings/due-reading.ts';

/**
 * A partner's answer: as typed, and the value as a canonical decimal. `number` counts the answers for this figure from
 * 1, as a figure may be sent back.
 */
export type PartnerAnswer = {
  readonly number: number;
  readonly value: string;
  readonly typed: string;
  readonly soWhat: string;
  readonly method: string;
  readonly at: string;
};

export type PartnerTyped = {
  readonly value: string;
  readonly soWhat: string;
  readonly method: string;
  readonly gap: string;
};

/**
 * A page on which a partner outside the council gives one figure for one period. `open` and `given` are pending, on
 * the partner and on the sponsor; `returned` takes a new figure at the receipt's address.
 */
export type PartnerPage = {
  readonly code: string;
  readonly period: string;
  readonly org: string;
  readonly sponsor: PersonKey;
  /** Why the sponsor asks; may be empty. */
  readonly why: string;
  readonly sentAt: string;
  readonly closesOn: Day;
  readonly state: 'open' | 'given' | 'accepted' | 'returned' | 'revoked';
  /** Hashes of the form's and the receipt's addresses. */
  readonly form: string;
  readonly receipt: string;
  /** Asked on the form and not yet answered. */
  readonly questions: readonly Question[];
  readonly given?: PartnerAnswer;
  /** Fingerprint of the last submission, to detect repeats. */
  readonly press: string;
  readonly returned?: { readonly words: string; readonly at: string };
  readonly accepted?: { readonly by: PersonKey; readonly at: string; readonly revision: number };
  readonly gap?: { readonly text: string; readonly at: string };
};

/** In working days. */
const OPEN_AFTER = 10;

/**
 * Ten working days after the due day, or after the page was sent if that is later: docs/rules.md, "A partner's page".
 */
export function closesOn(due: DueReading, sentOn: Day, calendar: WorkingCalendar): Day {
  const [afterDue, afterSending] = [due.dueOn, sentOn].map((day) => plusWorkingDays(calendar, day, OPEN_AFTER));
  return (afterDue ?? due.dueOn) > (afterSending ?? sentOn) ? (afterDue ?? due.dueOn) : (afterSending ?? sentOn);
}

export const SHOWN_FOR_DAYS = 548;

/** Whether an address still works: not if it is used, revoked or expired. */
export function opens(page: PartnerPage, which: 'form' | 'receipt', now: Date): boolean {
  if (page.state === 'revoked') return false;
  if (which === 'form') return page.state === 'open' && dayInLondon(now) <= page.closesOn;
  const age = now.getTime() - Date.parse(page.sentAt);
  return page.given !== undefined && age <= SHOWN_FOR_DAYS * 24 * 3600 * 1000;
}

/** Whether a returned figure can be given again at the receipt's address. */
export function takesAgain(page: PartnerPage, now: Date): boolean {
  return page.state === 'returned' && dayInLondon(now) <= page.closesOn;
}
