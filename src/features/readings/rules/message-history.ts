import type { Day } from '../../../core/calendar/day.ts';
import type { Person } from '../../../core/measures/people.ts';
import { counts, type Message } from '../../../messaging/rules/message.ts';
import { periodOf } from '../../../core/periods/read-period.ts';
import type { Stage } from './stages.ts';
import type { Owed } from './still-owed.ts';

/** Somebody who is to be written to, and what they have heard: the days, and their messages. */
export type Listener = {
  readonly person: Pick<Person, 'key' | 'workDays'>;
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
};

/** Messages that ask for something of a period, as a person's round counts them. */
const OF_A_ROUND = ['ask', 'reminder', 'narrative'];

const HALF_YEAR_MS = 182 * 86_400_000;

/** What was said to one person of their due readings: the union over their messages that did not fail. */
export type Said = {
  /** Whether this was said of it, or will be once a waiting message goes. */
  has(owed: Owed, ...stages: readonly Stage[]): boolean;
  /** How many messages spoke of a round: of anything whose period ends on that day. */
  inRound(periodEnd: string): number;
  /** How many spoke of any round in the half-year before a moment. */
  inHalfYearTo(now: Date): number;
};

export function saidTo(messages: readonly Message[]): Said {
  const ofRounds = messages.filter((message) => OF_A_ROUND.includes(message.kind) && counts(message));
  const said = new Set(
    ofRounds.flatMap(({ topics }) => topics.map(({ code, period, milestone }) => nameOf(code, period, milestone.is))),
  );
  const halfYearBefore = (now: Date) => new Date(now.getTime() - HALF_YEAR_MS).toISOString();
  return {
    inHalfYearTo: (now) => ofRounds.filter(({ notBefore }) => notBefore > halfYearBefore(now)).length,
    has: ({ code, due }, ...stages) => stages.some((stage) => said.has(nameOf(code, due.period.text, stage))),
    inRound: (periodEnd) =>
      ofRounds.filter(({ topics }) => topics.some(({ period }) => periodOf(period).end === periodEnd)).length,
  };
}

const nameOf = (code: string, period: string, stage: string) => JSON.stringify([code, period, stage]);

/** A message of this kind that still waits to go: what is new goes with it, so that nobody hears twice of one list. */
export function waitingOf(kind: Message['kind'], messages: readonly Message[]): Message | undefined {
  return messages.find((message) => message.kind === kind && message.state === 'queued');
}
