/**
 * Contact limits (docs/rules.md, "Message limits"). Performance leads read this table and `framework.yaml` can change
 * it. Times are London wall-clock, `HH:MM`; weekdays 1 Monday to 7 Sunday; other numbers count working days, messages,
 * rounds or people unless they say calendar days.
 */
export type QuietRules = {
  /** When a scheduled message may be sent. */
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly perDay: number;
  readonly perFiveWorkingDays: number;

  /** An ask covers what is due within this many working days. */
  readonly askAhead: number;
  /** How long a lead's narrative request or draft waits for an ask to be sent with, in working days. */
  readonly waitForAsk: number;
  /** One reminder this many working days before the due day, and one this many after it. */
  readonly remindBefore: number;
  readonly lateAfter: number;
  /** Per person, for the due readings of one period end. Above this no reminder is sent. */
  readonly messagesARound: number;
  /** Per person in half a year. Above this the person is asked, but not reminded. */
  readonly messagesAHalfYear: number;

  /** Working days after the due day, or rounds, without an answer until a measure needs an owner. */
  readonly needsOwnerAfter: number;
  readonly needsOwnerRounds: number;
  /** The weekday of managers' digests. Open decisions are repeated after this many calendar days. */
  readonly managersOn: number;
  readonly decisionsAgain: number;
  /** Calendar days between two nudges by a manager. */
  readonly nudgeEvery: number;

  /** Calendar days between two explainers for a group. */
  readonly explainEvery: number;

  /** A run is held if it reaches more people than this and this many times the largest run of the days before. */
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
