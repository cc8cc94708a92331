import type { AuditEntry } from '../../../core/audit-entry.ts';
import type { Person } from '../../../core/measures/people.ts';
import { type ChannelKey, sameLink, type LinkedTo } from '../../../core/channel.ts';
import type { ChannelNotice, Linkable } from '../rules/views.ts';
import { mayAtDesk, mayForGroup } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { ChannelFile } from '../store.ts';
import { wakeGroups } from '../../../messaging/use-cases/wake-groups.ts';

/** A committee or group that may be linked; a group with its lead's address. */
export type LinkableFound = Linkable & { readonly lead: string };

/** The target of `committee CODE` or `link here CODE`. Without a known code the person is asked. */
export async function findLinkable(
  { services, context, person, inbound }: UserAction,
  wanted: LinkedTo,
): Promise<{ readonly found: LinkableFound } | { readonly view: View }> {
  const { as } = wanted;
  if (inbound.channel === undefined) return { view: notice({ what: 'linkInAChannel', as }) };
  const all = await linkables(services, context, as);
  if (all.length === 0) return { view: notice({ what: 'nothingToLink', as }) };
  const found = all.find((one) => sameLink(one, wanted));
  if (found !== undefined) return { found };
  const choices = all.filter((one) => mayLink(person.profile, one)).map(withoutLead);
  if (choices.length === 0) return { view: mayNotLink({ context }, as) };
  return { view: { kind: 'linkForm', as, typed: wanted.code, choices } };
}

export const mayNotLink = ({ context }: Pick<UserAction, 'context'>, as: LinkedTo['as']): View =>
  notice({ what: 'mayNotLink', as, contact: context.framework.organisation.contact });

/** Links a committee or group to this channel or chat. If it was linked elsewhere, it moves. */
export async function linkChannel(action: UserAction, chosen: LinkableFound): Promise<View> {
  const { services, context, person, inbound } = action;
  const { as, code } = chosen;
  if (inbound.channel === undefined) return notice({ what: 'linkInAChannel', as });
  const { conversationId, ...met } = inbound.channel;
  const { personal: _personal, ...conversation } = inbound.conversation;
  const { channels } = services.store;
  const { channel } = await channels.meet(met, { ...conversation, conversationId, kind: met.kind });
  const links = await channels.links();
  const before = links.find(({ linkedTo }) => sameLink(linkedTo, chosen))?.channel;
  if (before !== channel.key) {
    const at = context.now.toISOString();
    await channels.link({ linkedTo: { as, code }, channel: channel.key, by: person.profile.key, at });
    const change = { about: `${as} ${code}`, before: before ?? '', after: channel.key };
    await record(action, channel.key, { what: 'linked', ...change });
    // An approved explainer of this group can be sent now.
    if (as === 'group') await wakeGroups(services.store, [code], context.today);
  }
  const others = links.filter((link) => link.channel === channel.key && !sameLink(link.linkedTo, chosen));
  return notice({
    what: 'channelLinked',
    linkedTo: withoutLead(chosen),
    channel: met.kind,
    moved: before !== undefined && before !== channel.key,
    also: await titled(services, context, others),
  });
}

/** `unlink here`: removes the links that this person may make. */
export async function unlinkChannel(action: UserAction): Promise<View> {
  const { services, context, person, inbound } = action;
  if (inbound.channel === undefined) return notice({ what: 'linkInAChannel', as: 'committee' });
  const { channels } = services.store;
  const file = await channels.byConversation(inbound.channel.conversationId);
  const here = file === undefined ? [] : (await channels.links()).filter((link) => link.channel === file.channel.key);
  const all = await allLinkables(services, context);
  const mine = here.filter(({ linkedTo }) =>
    mayLink(person.profile, all.find((one) => sameLink(one, linkedTo)) ?? { ...linkedTo, title: '', lead: '' }),
  );
  const [first] = here;
  if (first !== undefined && mine.length === 0) return mayNotLink(action, first.linkedTo.as);
  for (const { linkedTo, channel } of mine) {
    await channels.unlink(linkedTo);
    const change = { about: `${linkedTo.as} ${linkedTo.code}`, before: channel, after: '' };
    await record(action, channel, { what: 'unlinked', ...change });
  }
  return notice({
    what: 'channelUnlinked',
    was: await titled(services, context, mine),
    channel: inbound.channel.kind,
  });
}

export async function channelIsFor(services: Services, context: TodayContext, { channel }: ChannelFile): Promise<View> {
  const here = (await services.store.channels.links()).filter((link) => link.channel === channel.key);
  return notice({ what: 'channelIsFor', linkedTo: await titled(services, context, here), channel: channel.kind });
}

function record(
  { services, context, person }: UserAction,
  channel: ChannelKey,
  act: Pick<AuditEntry, 'what' | 'about' | 'before' | 'after'>,
): Promise<void> {
  const by = { by: person.profile.key, at: context.now.toISOString(), reason: '' };
  return services.store.acts.keep({ kind: 'channel', key: channel }, { ...act, ...by });
}

/** Committees, or groups with a channel or chat. */
async function linkables(
  { store }: Services,
  { framework }: TodayContext,
  as: LinkedTo['as'],
): Promise<LinkableFound[]> {
  if (as === 'committee') return framework.committees.map(({ code, title }) => ({ as, code, title, lead: '' }));
  const groups = await store.frameworks.groups();
  return groups
    .filter(({ kind }) => kind !== 'noticeboard')
    .map(({ code, name, lead }) => ({ as, code, title: name, lead: lead.trim().toLowerCase() }));
}

const allLinkables = async (services: Services, context: TodayContext): Promise<LinkableFound[]> => [
  ...(await linkables(services, context, 'committee')),
  ...(await linkables(services, context, 'group')),
];

const mayLink = (person: Person, one: LinkableFound): boolean =>
  one.as === 'committee'
    ? mayAtDesk('linkCommittee', person)
    : mayForGroup('linkGroup', person, leadsLinkable(person, one));

export const leadsLinkable = ({ email, aliases }: Person, { lead }: LinkableFound): boolean =>
  lead !== '' && [email, ...aliases].some((address) => address.trim().toLowerCase() === lead);

async function titled(
  services: Services,
  context: TodayContext,
  links: readonly { readonly linkedTo: LinkedTo }[],
): Promise<Linkable[]> {
  if (links.length === 0) return [];
  const all = await allLinkables(services, context);
  return links.map(({ linkedTo }) => {
    const known = all.find((one) => sameLink(one, linkedTo));
    return known === undefined ? { ...linkedTo, title: linkedTo.code } : withoutLead(known);
  });
}

const withoutLead = ({ lead: _lead, ...one }: LinkableFound): Linkable => one;
const notice = (about: ChannelNotice): View => ({ kind: 'notice', about });
