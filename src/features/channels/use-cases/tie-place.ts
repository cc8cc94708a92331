import type { Act } from '../../../core/audit-entry.ts';
import type { Person } from '../../../core/measures/people.ts';
import { type PlaceKey, sameTie, type TiedTo } from '../../../core/place.ts';
import type { PlaceNotice, Tieable } from '../rules/place-views.ts';
import { mayAtDesk, mayForGroup } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PlaceFile } from '../store.ts';
import { wakeGroups } from '../../thrive/use-cases/wake-groups.ts';

/**
 * `committee CODE` or `link here CODE`: from now on that committee or group reads in this channel or chat. Without a code
 * that we know it is asked which. Said twice it is so once; said elsewhere, it moves there.
 */
export async function tiePlace(action: UserAction, inbound: Inbound, wanted: TiedTo): Promise<View> {
  const { services, context, person } = action;
  if (inbound.place === undefined) return notice({ what: 'tieInAPlace', as: wanted.as });
  const all = await tieables(services, context, wanted.as);
  const allowed = all.filter((one) => mayTie(person.person, one));
  if (allowed.length === 0) {
    if (all.length === 0) return notice({ what: 'nothingToTie', as: wanted.as });
    return notice({ what: 'mayNotTie', as: wanted.as, contact: context.framework.organisation.contact });
  }
  const chosen = all.find((one) => sameTie(one, wanted));
  if (chosen === undefined)
    return { kind: 'tieForm', as: wanted.as, typed: wanted.code, choices: allowed.map(withoutLead) };
  if (!mayTie(person.person, chosen))
    return notice({ what: 'mayNotTie', as: wanted.as, contact: context.framework.organisation.contact });
  const { conversationId, ...met } = inbound.place;
  const { personal: _personal, ...conversation } = inbound.conversation;
  const file = await services.store.places.meet(met, { ...conversation, conversationId, kind: met.kind });
  const ties = await services.store.places.ties();
  const before = ties.find(({ tied }) => sameTie(tied, chosen));
  const { as, code } = chosen;
  if (before?.place !== file.place.key) {
    const at = context.now.toISOString();
    await services.store.places.tie({ tied: { as, code }, place: file.place.key, by: person.person.key, at });
    const was = before?.place ?? '';
    await record(action, file.place.key, {
      what: 'linked',
      about: `${as} ${code}`,
      before: was,
      after: file.place.key,
    });
    // What is approved for this group has somewhere to go now.
    if (as === 'group') await wakeGroups(services.store, [code], context.today);
  }
  const others = ties.filter(({ place, tied }) => place === file.place.key && !sameTie(tied, chosen));
  return notice({
    what: 'placeTied',
    tied: withoutLead(chosen),
    place: met.kind,
    moved: before !== undefined && before.place !== file.place.key,
    also: await titled(
      services,
      context,
      others.map(({ tied }) => tied),
    ),
  });
}

/** `unlink here`: nothing that this person may tie reads here any more. */
export async function untiePlace(action: UserAction, inbound: Inbound): Promise<View> {
  const { services, context, person } = action;
  if (inbound.place === undefined) return notice({ what: 'tieInAPlace', as: 'committee' });
  const { places } = services.store;
  const file = await places.byConversation(inbound.place.conversationId);
  const here = file === undefined ? [] : (await places.ties()).filter(({ place }) => place === file.place.key);
  const all = [...(await tieables(services, context, 'committee')), ...(await tieables(services, context, 'group'))];
  const mine = here.filter(({ tied }) => {
    const known = all.find((one) => sameTie(one, tied)) ?? { ...tied, title: tied.code, lead: '' };
    return mayTie(person.person, known);
  });
  const [first] = here;
  if (first !== undefined && mine.length === 0) {
    return notice({ what: 'mayNotTie', as: first.tied.as, contact: context.framework.organisation.contact });
  }
  for (const { tied, place } of mine) {
    await places.untie(tied);
    await record(action, place, { what: 'unlinked', about: `${tied.as} ${tied.code}`, before: place, after: '' });
  }
  const was = await titled(
    services,
    context,
    mine.map(({ tied }) => tied),
  );
  return notice({ what: 'placeUntied', was, place: inbound.place.kind });
}

/** What this channel or chat is for. */
export async function placeIsFor(services: Services, context: TodayContext, { place }: PlaceFile): Promise<View> {
  const here = (await services.store.places.ties()).filter((tie) => tie.place === place.key);
  const tied = await titled(
    services,
    context,
    here.map((tie) => tie.tied),
  );
  return notice({ what: 'placeIsFor', tied, place: place.kind });
}

/** Beside what it changed: who tied what to a place, and where it read before. */
function record(
  { services, context, person }: UserAction,
  place: PlaceKey,
  act: Pick<Act, 'what' | 'about' | 'before' | 'after'>,
): Promise<void> {
  const by = { by: person.person.key, at: context.now.toISOString(), reason: '' };
  return services.store.acts.keep({ kind: 'place', key: place }, { ...act, ...by });
}

type Lead = Tieable & { readonly lead: string };

/** Committees, or the groups that have a channel or a chat, with their titles. */
async function tieables({ store }: Services, { framework }: TodayContext, as: TiedTo['as']): Promise<Lead[]> {
  if (as === 'committee') return framework.committees.map(({ code, title }) => ({ as, code, title, lead: '' }));
  const groups = await store.frameworks.groups();
  return groups
    .filter(({ kind }) => kind !== 'noticeboard')
    .map(({ code, name, lead }) => ({ as, code, title: name, lead: lead.trim().toLowerCase() }));
}

function mayTie(person: Person, { as, lead }: Lead): boolean {
  if (as === 'committee') return mayAtDesk('tieCommittee', person);
  const addresses = [person.email, ...person.aliases].map((address) => address.trim().toLowerCase());
  return mayForGroup('tieGroup', person, lead !== '' && addresses.includes(lead));
}

async function titled(services: Services, context: TodayContext, tied: readonly TiedTo[]): Promise<Tieable[]> {
  if (tied.length === 0) return [];
  const all = [...(await tieables(services, context, 'committee')), ...(await tieables(services, context, 'group'))];
  return tied.map((one) => {
    const known = all.find((other) => sameTie(other, one));
    return known === undefined ? { ...one, title: one.code } : withoutLead(known);
  });
}

const withoutLead = ({ lead: _lead, ...one }: Lead): Tieable => one;
const notice = (about: PlaceNotice): View => ({ kind: 'notice', about });
