import type { Day } from '../../../core/calendar/day.ts';
import type { Person } from '../../../core/measures/people.ts';
import { counts, type Message } from '../../../messaging/rules/message.ts';
import { periodOf } from '../../../core/periods/read-period.ts';
import type { Stage } from './stages.ts';
import type { Owed } from './still-owed.ts';

/** A recipient, the days on which they were written to, and their messages. */
export type Listener = {
  readonly profile: Pick<Person, 'key' | 'workDays'>;
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
};

/** Messages that count towards a person's round. */
const OF_A_ROUND = ['ask', 'reminder', 'narrative'];

const HALF_YEAR_MS = 182 * 86_400_000;

/** What one person was told about their due readings: the union over their messages that did not fail. */
export type Said = {
  /** Whether this was said of it, or will be by a pending message. */
  has(owed: Owed, ...stages: readonly Stage[]): boolean;
  /** Messages about a round: about anything whose period ends on that day. */
  inRound(periodEnd: string): number;
  /** Messages about any round in the half-year before a moment. */
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

/** A pending message of this kind: new topics join it, so that a person gets one list only. */
export function waitingOf(kind: Message['kind'], messages: readonly Message[]): Message | undefined {
  return messages.find((message) => message.kind === kind && message.state === 'queued');
}
