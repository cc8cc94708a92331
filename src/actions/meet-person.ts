import type { Inbound } from './inbound.ts';
import type { Needs, Setting } from '../core/services.ts';
import type { Conversation, PersonFile } from '../core/people-store.ts';

/**
 * Who of the register this is: by Entra object id; the first time by the address that Teams knows, which ties the id to
 * the person for good. Also keeps how to reach them, when that changed. Undefined: nobody of the register.
 */
export async function meetPerson(needs: Needs, setting: Setting, inbound: Inbound): Promise<PersonFile | undefined> {
  const known = await needs.store.people.byEntraId(inbound.actor.entraId);
  const person = known ?? (await tieByAddress(needs, inbound));
  if (person === undefined) return undefined;
  const reached = conversationOf(inbound);
  if (reached === undefined || sameConversation(person.conversation, reached)) return person;
  await needs.store.people.keepConversation(person.person.key, reached);
  await needs.store.doorways.seen(reached);
  // A first sign of life: what this person owes is decided again at the next beat.
  if (person.conversation?.reachable !== true && reached.reachable) {
    const owned = person.duties.filter((duty) => duty.as === 'owner');
    await Promise.all(owned.map((duty) => needs.store.wakes.set('ask', duty.code, setting.today)));
  }
  return { ...person, conversation: reached };
}

async function tieByAddress(needs: Needs, inbound: Inbound): Promise<PersonFile | undefined> {
  if (inbound.actor.entraId === '') return undefined;
  const address = await inbound.email();
  const person = address === undefined ? undefined : await needs.store.people.byEmail(address);
  if (person !== undefined) await needs.store.people.tie(person.person.key, inbound.actor.entraId);
  return person;
}

/** Only the personal chat is a way to reach a person; an uninstall closes it. */
function conversationOf(inbound: Inbound): Conversation | undefined {
  const { personal, ...conversation } = inbound.conversation;
  if (!personal) return undefined;
  return inbound.kind === 'uninstalled'
    ? { ...conversation, reachable: false, why: 'uninstalled' }
    : { ...conversation, reachable: true, why: '' };
}

function sameConversation(a: Conversation | undefined, b: Conversation): boolean {
  return (
    a !== undefined &&
    a.conversationId === b.conversationId &&
    a.serviceUrl === b.serviceUrl &&
    a.userId === b.userId &&
    a.botId === b.botId &&
    a.tenantId === b.tenantId &&
    a.reachable === b.reachable
  );
}
