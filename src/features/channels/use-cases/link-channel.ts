import type { Act } from '../../../core/audit-entry.ts';
import type { Person } from '../../../core/measures/people.ts';
import { type ChannelKey, sameLink, type LinkedTo } from '../../../core/channel.ts';
import type { ChannelNotice, Linkable } from '../rules/views.ts';
import { mayAtDesk, mayForGroup } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { ChannelFile } from '../store.ts';
import { wakeGroups } from '../../../messaging/use-cases/wake-groups.ts';

/**
 * `committee CODE` or `link here CODE`: from now on that committee or group reads in this channel or chat. Without a code
 * that we know it is asked which. Said twice it is so once; said elsewhere, it moves there.
 */
export async function linkChannel(action: UserAction, inbound: Inbound, wanted: LinkedTo): Promise<View> {
  const { services, context, person } = action;
  if (inbound.channel === undefined) return notice({ what: 'linkInAChannel', as: wanted.as });
  const all = await linkables(services, context, wanted.as);
  const allowed = all.filter((one) => mayLink(person.person, one));
  if (allowed.length === 0) {
    if (all.length === 0) return notice({ what: 'nothingToLink', as: wanted.as });
    return notice({ what: 'mayNotLink', as: wanted.as, contact: context.framework.organisation.contact });
  }
  const chosen = all.find((one) => sameLink(one, wanted));
  if (chosen === undefined)
    return { kind: 'linkForm', as: wanted.as, typed: wanted.code, choices: allowed.map(withoutLead) };
  if (!mayLink(person.person, chosen))
    return notice({ what: 'mayNotLink', as: wanted.as, contact: context.framework.organisation.contact });
  const { conversationId, ...met } = inbound.channel;
  const { personal: _personal, ...conversation } = inbound.conversation;
  const file = await services.store.channels.meet(met, { ...conversation, conversationId, kind: met.kind });
  const links = await services.store.channels.links();
  const before = links.find(({ linkedTo }) => sameLink(linkedTo, chosen));
  const { as, code } = chosen;
  if (before?.channel !== file.channel.key) {
    const at = context.now.toISOString();
    await services.store.channels.link({
      linkedTo: { as, code },
      channel: file.channel.key,
      by: person.person.key,
      at,
    });
    const was = before?.channel ?? '';
    await record(action, file.channel.key, {
      what: 'linked',
      about: `${as} ${code}`,
      before: was,
      after: file.channel.key,
    });
    // What is approved for this group has somewhere to go now.
    if (as === 'group') await wakeGroups(services.store, [code], context.today);
  }
  const others = links.filter(({ channel, linkedTo }) => channel === file.channel.key && !sameLink(linkedTo, chosen));
  return notice({
    what: 'channelLinked',
    linkedTo: withoutLead(chosen),
    channel: met.kind,
    moved: before !== undefined && before.channel !== file.channel.key,
    also: await titled(
      services,
      context,
      others.map(({ linkedTo }) => linkedTo),
    ),
  });
}

/** `unlink here`: nothing that this person may link reads here any more. */
export async function unlinkChannel(action: UserAction, inbound: Inbound): Promise<View> {
  const { services, context, person } = action;
  if (inbound.channel === undefined) return notice({ what: 'linkInAChannel', as: 'committee' });
  const { channels } = services.store;
  const file = await channels.byConversation(inbound.channel.conversationId);
  const here = file === undefined ? [] : (await channels.links()).filter(({ channel }) => channel === file.channel.key);
  const all = [...(await linkables(services, context, 'committee')), ...(await linkables(services, context, 'group'))];
  const mine = here.filter(({ linkedTo }) => {
    const known = all.find((one) => sameLink(one, linkedTo)) ?? { ...linkedTo, title: linkedTo.code, lead: '' };
    return mayLink(person.person, known);
  });
  const [first] = here;
  if (first !== undefined && mine.length === 0) {
    return notice({ what: 'mayNotLink', as: first.linkedTo.as, contact: context.framework.organisation.contact });
  }
  for (const { linkedTo, channel } of mine) {
    await channels.unlink(linkedTo);
    await record(action, channel, {
      what: 'unlinked',
      about: `${linkedTo.as} ${linkedTo.code}`,
      before: channel,
      after: '',
    });
  }
  const was = await titled(
    services,
    context,
    mine.map(({ linkedTo }) => linkedTo),
  );
  return notice({ what: 'channelUnlinked', was, channel: inbound.channel.kind });
}

/** What this channel or chat is for. */
export async function channelIsFor(services: Services, context: TodayContext, { channel }: ChannelFile): Promise<View> {
  const here = (await services.store.channels.links()).filter((link) => link.channel === channel.key);
  const linkedTo = await titled(
    services,
    context,
    here.map((link) => link.linkedTo),
  );
  return notice({ what: 'channelIsFor', linkedTo, channel: channel.kind });
}

/** Audit entry: who linked what, and the channel it had before. */
function record(
  { services, context, person }: UserAction,
  channel: ChannelKey,
  act: Pick<Act, 'what' | 'about' | 'before' | 'after'>,
): Promise<void> {
  const by = { by: person.person.key, at: context.now.toISOString(), reason: '' };
  return services.store.acts.keep({ kind: 'channel', key: channel }, { ...act, ...by });
}

type Lead = Linkable & { readonly lead: string };

/** Committees, or the groups that have a channel or a chat, with their titles. */
async function linkables({ store }: Services, { framework }: TodayContext, as: LinkedTo['as']): Promise<Lead[]> {
  if (as === 'committee') return framework.committees.map(({ code, title }) => ({ as, code, title, lead: '' }));
  const groups = await store.frameworks.groups();
  return groups
    .filter(({ kind }) => kind !== 'noticeboard')
    .map(({ code, name, lead }) => ({ as, code, title: name, lead: lead.trim().toLowerCase() }));
}

function mayLink(person: Person, { as, lead }: Lead): boolean {
  if (as === 'committee') return mayAtDesk('linkCommittee', person);
  const addresses = [person.email, ...person.aliases].map((address) => address.trim().toLowerCase());
  return mayForGroup('linkGroup', person, lead !== '' && addresses.includes(lead));
}

async function titled(services: Services, context: TodayContext, linkedTo: readonly LinkedTo[]): Promise<Linkable[]> {
  if (linkedTo.length === 0) return [];
  const all = [...(await linkables(services, context, 'committee')), ...(await linkables(services, context, 'group'))];
  return linkedTo.map((one) => {
    const known = all.find((other) => sameLink(other, one));
    return known === undefined ? { ...one, title: one.code } : withoutLead(known);
  });
}

const withoutLead = ({ lead: _lead, ...one }: Lead): Linkable => one;
const notice = (about: ChannelNotice): View => ({ kind: 'notice', about });
