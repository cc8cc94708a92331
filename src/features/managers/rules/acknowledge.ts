import { addDays, type Day, dayInLondon, instantInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import { isSaid, type Topic, type Message, newMessage } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { saidIn } from '../../../core/readings/published.ts';
import { nextWorkingMoment } from '../../../messaging/rules/quiet.ts';
import { waitingOf } from '../../readings/rules/message-history.ts';
import type { Rules } from '../../readings/rules/stages.ts';

/** Milliseconds that a thank-you waits for others to join it. */
const GATHERS_FOR = 30 * 60_000;

/** Whether the reading as it is now was acknowledged: a later change clears it. */
export function isAcknowledged({ acknowledged }: DueReading, reading: Reading | undefined): boolean {
  return acknowledged !== undefined && reading !== undefined && acknowledged.revision === saidIn(reading);
}

/** "Content for this to go to committee"; undefined if there is nothing to accept, or it was accepted already. */
export function decideAcknowledge(
  due: DueReading,
  reading: Reading | undefined,
  by: PersonKey,
  at: string,
): DueReading | undefined {
  if (reading === undefined || isAcknowledged(due, reading)) return undefined;
  return { ...due, acknowledged: { by, at, revision: saidIn(reading) } };
}

export type ThanksFacts = Rules & {
  readonly hearer: { readonly profile: Pick<Person, 'key' | 'workDays'>; readonly messages: readonly Message[] };
  readonly code: string;
  readonly period: string;
  readonly revision: number;
  readonly from: Date;
};

/**
 * The owner's message about accepted readings: at most one a day, half an hour after the first press, with everything
 * accepted until then. Undefined if they were or will be told.
 */
export function decideThanks({
  hearer,
  code,
  period,
  revision,
  from,
  calendar,
  quiet,
}: ThanksFacts): Message | undefined {
  const { profile, messages } = hearer;
  const topic: Topic = { code, period, milestone: { is: 'acknowledged', revision } };
  const theirs = messages.filter(({ kind }) => kind === 'acknowledged');
  if (isSaid(theirs, topic)) return undefined;
  const waiting = waitingOf('acknowledged', theirs);
  if (waiting !== undefined) return { ...waiting, topics: [...waiting.topics, topic] };
  let notBefore = nextWorkingMoment({ person: profile, from: new Date(from.getTime() + GATHERS_FOR), calendar, quiet });
  const keyOf = (on: Day) => `acknowledged|${profile.key}|${on}`;
  while (theirs.some(({ key }) => key === keyOf(dayInLondon(notBefore)))) {
    const tomorrow = instantInLondon(addDays(dayInLondon(notBefore), 1), quiet.from);
    notBefore = nextWorkingMoment({ person: profile, from: tomorrow, calendar, quiet });
  }
  const key = keyOf(dayInLondon(notBefore));
  return newMessage({ key, kind: 'acknowledged', to: profile.key, topics: [topic], run: 'reply' }, notBefore);
}
