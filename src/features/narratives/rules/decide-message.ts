import { addDays, type Day, dayInLondon } from '../../../core/calendar/day.ts';
import { isSaid, type Topic, type Message, newMessage } from '../../../messaging/rules/message.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { rideOf } from '../../readings/rules/bundle-messages.ts';
import { type Listener, saidTo } from '../../readings/rules/message-history.ts';
import { type Rules, type Stage, stageOn, turningDays } from '../../readings/rules/stages.ts';
import type { Narrative } from './narrative.ts';

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly narratives: { readonly is: 'narrative'; readonly stage: Stage };
  }
}

export type NarrativeMessageFacts = Rules & {
  readonly person: Listener;
  readonly narratives: readonly Narrative[];
  /** When this person is asked for a figure next. */
  readonly nextAsk?: Day;
  readonly now: Date;
  readonly run: string;
};

/**
 * One message for all narratives of a person: the ask, a reminder three working days before the due day, and one two
 * working days after it. They count towards the limits (docs/rules.md, "Message limits"), which only an ask may exceed.
 * It joins a queued ask or reminder for figures, and waits a few days for an ask that is near.
 */
export function decideNarrativeMessage(
  facts: NarrativeMessageFacts,
): Message | 'alreadySaid' | 'nothing' | { readonly waitUntil: Day } {
  const { person: file, narratives, now, calendar, quiet, run } = facts;
  if (narratives.length === 0) return 'nothing';
  const { profile, heardOn, messages } = file;
  const said = saidTo(messages);
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from: now, calendar, quiet });
  const day = dayInLondon(notBefore);
  const topics = narratives.flatMap((narrative): Topic[] => {
    const { objective: code, period } = narrative;
    const cover = (stage: Stage): Topic => ({ code, period: period.text, milestone: { is: 'narrative', stage } });
    if (!isSaid(messages, cover('ask'))) return [cover('ask')];
    const today = stageOn(narrative, dayInLondon(now), facts);
    if (today === 'ask' || !isAsked(messages, cover('ask'))) return [];
    const stage = stageOn(narrative, day, facts);
    const known = stage === 'late' ? [cover('late')] : [cover('reminder'), cover('late')];
    if (known.some((one) => isSaid(messages, one))) return [];
    if (said.inRound(period.end) >= quiet.messagesARound) return [];
    return said.inHalfYearTo(now) >= quiet.messagesAHalfYear ? [] : [cover(stage)];
  });
  if (topics.length === 0) return 'alreadySaid';
  const isAsk = topics.some(({ milestone }) => milestone.is === 'narrative' && milestone.stage === 'ask');
  const ride = rideOf({
    messages,
    calendar,
    quiet,
    on: [isAsk ? 'ask' : 'reminder', 'narrative'],
    today: dayInLondon(now),
    since: narratives.map(({ openedOn }) => openedOn).reduce((a, b) => (a < b ? a : b)),
    ...(isAsk && facts.nextAsk && { nextAsk: facts.nextAsk }),
  });
  if (ride.kind === 'with') return { ...ride.message, topics: [...ride.message.topics, ...topics] };
  if (ride.kind === 'wait') return { waitUntil: ride.until };
  return newMessage(
    { key: `narrative|${profile.key}|${day}`, kind: 'narrative', to: profile.key, topics, run },
    notBefore,
  );
}

/** Undefined once it is answered or both reminder days have passed; tomorrow while the person cannot be reached. */
export function nextLook(narrative: Narrative, today: Day, rules: Rules, isReached: boolean): Day | undefined {
  if (narrative.state === 'answered') return undefined;
  const { remind, late } = turningDays(narrative, rules);
  if (!isReached) return addDays(today, 1);
  return [remind, late].find((day) => day > today);
}

/** There is no reminder before the ask was sent. */
function isAsked(messages: readonly Message[], cover: Topic): boolean {
  return isSaid(
    messages.filter(({ state }) => state !== 'queued'),
    cover,
  );
}
