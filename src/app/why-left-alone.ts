import { whyNotReached } from '../domain/managers/reach.ts';
import { isAway } from '../domain/rounds/who-hears.ts';
import type { Setting } from './needs.ts';
import type { PersonFile } from './ports.ts';

/** Why a run writes nothing to somebody, as its report says it; undefined where it may. */
export function whyLeftAlone(person: PersonFile | undefined, { today }: Setting): string | undefined {
  if (person === undefined) return 'noSuchPerson';
  if (isAway(person, today)) return 'away';
  if (whyNotReached(person) === undefined) return undefined;
  return person.conversation === undefined ? 'noConversation' : `unreachable: ${person.conversation.why}`;
}
