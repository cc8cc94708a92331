import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import { isSaid, type Message, newMessage, type Topic } from '../../../messaging/rules/message.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { rideOf } from '../../readings/rules/bundle-messages.ts';
import type { Listener } from '../../readings/rules/message-history.ts';
import type { Rules } from '../../readings/rules/stages.ts';
import { type Explainer, sameName } from './explainer.ts';

export type DraftMessageFacts = Rules & {
  readonly lead: Listener;
  /** All of the group's, including the draft. */
  readonly explainers: readonly Explainer[];
  readonly draft: Explainer;
  readonly nextAsk?: Day;
  /** When the lead may be contacted: now, or on return. */
  readonly from: Date;
  readonly now: Date;
  readonly run: string;
};

const topicOf = ({ group, code, period }: Explainer): Topic => ({ code, period, milestone: { is: 'draft', group } });

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly thrive:
      | { readonly is: 'draft'; readonly group: string }
      | { readonly is: 'explained'; readonly group: string }
      | { readonly is: 'groupQuestion'; readonly id: string }
      | { readonly is: 'groupAnswer'; readonly id: string; readonly to: 'person' | 'group' };
  }
}

/**
 * One message for all drafts that wait for a lead: together with an ask that waits or is near, else on its own. A draft
 * that replaced one the lead has and did not touch is not announced again: the old card opens it, a waiting ask
 * includes it, and the performance team sees it on *progress*. Nothing reminds of an explainer. Deciding again adds
 * nothing.
 */
export function decideDraftMessage(facts: DraftMessageFacts): Message | 'alreadySaid' | { readonly waitUntil: Day } {
  const { lead, draft, explainers, from, now, calendar, quiet, run } = facts;
  const { profile, heardOn, messages } = lead;
  const topic = topicOf(draft);
  if (isSaid(messages, topic)) return 'alreadySaid';
  const ride = rideOf({
    messages,
    calendar,
    quiet,
    on: ['ask', 'explainerDraft', 'narrative'],
    today: dayInLondon(now),
    since: dayInLondon(new Date(begun(draft))),
    ...(facts.nextAsk && { nextAsk: facts.nextAsk }),
  });
  if (ride.kind === 'with') return { ...ride.message, topics: [...ride.message.topics, topic] };
  if (untouchedBefore(draft, explainers).some((one) => isSaid(messages, topicOf(one)))) return 'alreadySaid';
  if (ride.kind === 'wait') return { waitUntil: ride.until };
  const notBefore = nextAllowedMoment({ person: profile, heardOn, from, calendar, quiet });
  const key = `explainDraft|${profile.key}|${dayInLondon(notBefore)}`;
  return newMessage({ key, kind: 'explainerDraft', to: profile.key, topics: [topic], run }, notBefore);
}

/** Since when the group waits, counting drafts that replaced each other untouched. */
export function waitingSince(draft: Explainer, explainers: readonly Explainer[]): Day {
  const first = untouchedBefore(draft, explainers).at(-1) ?? draft;
  return dayInLondon(new Date(begun(first)));
}

/** Drafts before this one that a newer figure dropped untouched, newest first. */
function untouchedBefore(draft: Explainer, explainers: readonly Explainer[]): Explainer[] {
  const earlier = explainers
    .filter((one) => !sameName(one, draft) && begun(one) <= begun(draft))
    .sort((a, b) => begun(b).localeCompare(begun(a)));
  const touched = earlier.findIndex((one) => !isUntouched(one));
  return touched < 0 ? earlier : earlier.slice(0, touched);
}

const isUntouched = ({ history }: Explainer) => history.every(({ what }) => what === 'drafted' || what === 'dropped');
const begun = ({ history: [first] }: Explainer): string => first?.at ?? '';
