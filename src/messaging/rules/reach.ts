import type { Day } from '../../core/calendar/day.ts';
import { type Hearer, isAway } from './quiet.ts';

/** What is known of a person's way to the bot: the ids of the register, and how the last contact went. */
export type ReachFacts = {
  readonly profile: { readonly entraId: string };
  readonly conversation?: { readonly reachable: boolean; readonly why: string };
};

/** Why somebody cannot be written to; `refused` is an answer of Teams that says no more than no. */
export type NotReached = 'notInstalled' | 'removed' | 'blocked' | 'switchedOff' | 'refused';

/** `untried`: never met, but known by their Entra id, so that the first message will show it. */
export type ReachState = 'reached' | 'untried' | NotReached;

/** What Teams answers, or tells us by itself, in our terms (Teams' table of refusals). */
const BY_ANSWER: Readonly<Record<string, NotReached>> = {
  uninstalled: 'removed',
  MessageWritesBlocked: 'blocked',
  ConversationBlockedByUser: 'blocked',
  BotDisabledByAdmin: 'switchedOff',
  BotNotInConversationRoster: 'notInstalled',
  ForbiddenOperationException: 'notInstalled',
  ConversationNotFound: 'notInstalled',
};

/** Whether a person can be written to. Without a chat and without an Entra id there is no way: the app is not there. */
export function reachOf({ profile, conversation }: ReachFacts): ReachState {
  if (conversation === undefined) return profile.entraId === '' ? 'notInstalled' : 'untried';
  return conversation.reachable ? 'reached' : (BY_ANSWER[conversation.why] ?? 'refused');
}

/** Why there is no way to a person; undefined where there is one, or may be. */
export function whyNotReached(facts: ReachFacts): NotReached | undefined {
  const reach = reachOf(facts);
  return reach === 'reached' || reach === 'untried' ? undefined : reach;
}

/** Why a run writes nothing to somebody, as its report says it; undefined where it may write. */
export function whyLeftAlone(
  person: (ReachFacts & Pick<Hearer, 'backOn'>) | undefined,
  { today }: { readonly today: Day },
): string | undefined {
  if (person === undefined) return 'noSuchPerson';
  if (isAway(person, today)) return 'away';
  if (whyNotReached(person) === undefined) return undefined;
  return person.conversation === undefined ? 'noConversation' : `unreachable: ${person.conversation.why}`;
}
