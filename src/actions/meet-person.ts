import type { Inbound } from './inbound.ts';
import type { Services, TodayContext } from '../core/services.ts';
import type { Conversation, PersonFile } from '../messaging/people.ts';

/**
 * Who of the register this is: by Entra object id; the first time by the address that Teams knows, which ties the id to
 * the person for good. Also keeps how to reach them, when that changed. Undefined: nobody of the register.
 */
export async function meetPerson(
  services: Services,
  context: TodayContext,
  inbound: Inbound,
): Promise<PersonFile | undefined> {
  const known = await services.store.people.byEntraId(inbound.actor.entraId);
  const person = known ?? (await tieByAddress(services, inbound));
  if (person === undefined) return undefined;
  const reached = conversationOf(inbound);
  if (reached === undefined || sameConversation(person.conversation, reached)) return person;
  await services.store.people.keepConversation(person.profile.key, reached);
  await services.store.teamsEndpoints.seen(reached);
  // A first sign of life: what this person owes is decided again at the next beat.
  if (person.conversation?.reachable !== true && reached.reachable) {
    const owned = person.duties.filter((duty) => duty.as === 'owner');
    await Promise.all(owned.map((duty) => services.store.wakes.set('ask', duty.code, context.today)));
  }
  return { ...person, conversation: reached };
}

async function tieByAddress(services: Services, inbound: Inbound): Promise<PersonFile | undefined> {
  if (inbound.actor.entraId === '') return undefined;
  const address = await inbound.email();
  const person = address === undefined ? undefined : await services.store.people.byEmail(address);
  if (person !== undefined) await services.store.people.tie(person.profile.key, inbound.actor.entraId);
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
