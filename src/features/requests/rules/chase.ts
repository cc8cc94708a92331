import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import { plusWorkingDays } from '../../../core/calendar/working-days.ts';
import { type Topic, topicName, counts, type Message, newMessage } from '../../../messaging/rules/message.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { type Listener, waitingOf } from '../../readings/rules/message-history.ts';
import type { Rules } from '../../readings/rules/stages.ts';
import type { MemberRequest } from './request.ts';

type Given = Pick<MemberRequest, 'id' | 'status' | 'givenOn' | 'dueOn'>;
type Stage = 'reminder' | 'late';

export type ChaseFacts = Rules & {
  readonly person: Listener;
  readonly requests: readonly Given[];
  readonly now: Date;
  readonly run: string;
};

/**
 * At most three messages including the assignment: a reminder three working days before the due day and one two after
 * it, each for all of a person's requests (docs/rules.md, "How a request is chased").
 */
export function decideChase(facts: ChaseFacts): Message | 'alreadySaid' | 'nothing' {
  const { person: file, requests, now, calendar, quiet, run } = facts;
  const { profile, heardOn, messages } = file;
  const stages = (on: Day) =>
    requests.flatMap((request) => {
      const stage = stageOn(request, on, facts);
      return stage === undefined ? [] : [{ request, stage }];
    });
  if (stages(dayInLondon(now)).length === 0) return 'nothing';
  const said: ReadonlySet<string> = new Set(
    messages
      .filter((message) => message.kind === 'requestReminder' && counts(message))
      .flatMap(({ topics }) => topics.map(topicName)),
  );
  const unsaid = (on: Day) => stages(on).filter(({ request, stage }) => !saidOf(request, stage, said));
  if (unsaid(dayInLondon(now)).length === 0) return 'alreadySaid';
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from: now, calendar, quiet });
  const topics = unsaid(dayInLondon(notBefore)).map(({ request, stage }) => topicOf(request, stage));
  const waiting = waitingOf('requestReminder', messages);
  if (waiting !== undefined) return { ...waiting, topics: [...waiting.topics, ...topics] };
  const key = `requestReminder|${profile.key}|${dayInLondon(notBefore)}`;
  return newMessage({ key, kind: 'requestReminder', to: profile.key, topics, run }, notBefore);
}

export function nextReminderDay({ status, givenOn, dueOn }: Given, today: Day, rules: Rules): Day | undefined {
  if (status !== 'given' || dueOn === undefined) return undefined;
  const { remind, late } = turnsOf(dueOn, rules);
  return [remind, late].find((on) => on > today && on > (givenOn ?? today));
}

export function usualDueDay(today: Day, { calendar }: Pick<Rules, 'calendar'>): Day {
  return plusWorkingDays(calendar, today, 10);
}

function stageOn({ status, givenOn, dueOn }: Given, on: Day, rules: Rules): Stage | undefined {
  if (status !== 'given' || dueOn === undefined) return undefined;
  const { remind, late } = turnsOf(dueOn, rules);
  if (on >= late) return 'late';
  // Assigned so late that a reminder would follow at once: none is sent.
  return on >= remind && (givenOn === undefined || remind > givenOn) ? 'reminder' : undefined;
}

function turnsOf(dueOn: Day, { calendar, quiet }: Rules): { readonly remind: Day; readonly late: Day } {
  return {
    remind: plusWorkingDays(calendar, dueOn, -quiet.remindBefore),
    late: plusWorkingDays(calendar, dueOn, quiet.lateAfter),
  };
}

/** Includes the day, so that a new due day is reminded of again. */
const topicOf = ({ id, dueOn }: Given, stage: Stage): Topic => ({
  code: id,
  period: '',
  milestone: { is: 'requestReminder', stage, dueOn: dueOn ?? '' },
});

/** After "late" no "due soon" is sent. */
function saidOf(request: Given, stage: Stage, said: ReadonlySet<string>): boolean {
  const stages: readonly Stage[] = stage === 'late' ? ['late'] : ['reminder', 'late'];
  return stages.some((one) => said.has(topicName(topicOf(request, one))));
}
