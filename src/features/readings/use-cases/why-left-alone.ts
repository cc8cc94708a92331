import { whyNotReached } from '../../../messaging/rules/reach.ts';
import { isAway } from '../../../messaging/rules/who-hears.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/** Why a run writes nothing to somebody, as its report says it; undefined where it may. */
export function whyLeftAlone(person: PersonFile | undefined, { today }: TodayContext): string | undefined {
  if (person === undefined) return 'noSuchPerson';
  if (isAway(person, today)) return 'away';
  if (whyNotReached(person) === undefined) return undefined;
  return person.conversation === undefined ? 'noConversation' : `unreachable: ${person.conversation.why}`;
}
