/**
 * How often a person hears (design, section 2), as a table that a performance lead can read and `framework.yaml` can
 * change. Times are London wall-clock, `HH:MM`; weekdays 1 Monday to 7 Sunday; everything else counts working days,
 * messages, rounds or people.
 */
export type QuietRules = {
  /** When a scheduled message may go: on these weekdays, spread between these times. */
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly perDay: number;
  readonly perFiveWorkingDays: number;

  /** An ask covers what is due within this many working days. */
  readonly askAhead: number;
  /** What somebody leads (words for a report, a draft to approve) waits so many working days for an ask to go with. */
  readonly waitForAsk: number;
  /** One reminder goes so many working days before the due day, one more so many after it. */
  readonly remindBefore: number;
  readonly lateAfter: number;
  /** All messages about the due readings of one period end, for one person: past this nothing reminds of them. */
  readonly messagesARound: number;
  /** Whoever was written to so often in half a year about what they own is asked, and reminded of nothing. */
  readonly messagesAHalfYear: number;

  /** A measure needs an owner when nobody answered so long after the due day, or in so many rounds. */
  readonly needsOwnerAfter: number;
  readonly needsOwnerRounds: number;
  /** Managers hear on this weekday; what waits for their decision is said again after so many days (of the calendar). */
  readonly managersOn: number;
  readonly decisionsAgain: number;
  /** A manager may nudge once in so many days (of the calendar). */
  readonly nudgeEvery: number;

  /** A group hears how its work counts once in so many days (of the calendar). */
  readonly explainEvery: number;

  /** A run that reaches more people than this, and so many times as many as any in so many days before, is held. */
  readonly holdAbovePeople: number;
  readonly holdTimes: number;
  readonly holdLooksBack: number;
};

export const USUAL_QUIET: QuietRules = {
  days: [2, 3, 4],
  from: '09:30',
  to: '15:30',
  perDay: 1,
  perFiveWorkingDays: 2,
  askAhead: 15,
  waitForAsk: 5,
  remindBefore: 3,
  lateAfter: 2,
  messagesARound: 3,
  messagesAHalfYear: 6,
  needsOwnerAfter: 20,
  needsOwnerRounds: 2,
  managersOn: 2,
  decisionsAgain: 28,
  nudgeEvery: 5,
  explainEvery: 42,
  holdAbovePeople: 20,
  holdTimes: 2,
  holdLooksBack: 90,
};
