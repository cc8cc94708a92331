import type { EmployeeGroup, Person } from '../../../core/measures/people.ts';
import { isChannelKey } from '../../../core/channel.ts';
import type { View } from '../../../core/view.ts';
import type { GroupReader } from '../rules/decide-explainer.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/** The product and the day: of a person's action, a visit, a message or a command. */
export type Here = { readonly services: Services; readonly context: TodayContext };

/** Shown if the explainer, group or question does not exist, or its figure was taken back. */
export const GONE: View = { kind: 'notice', about: { what: 'noSuchExplainer' } };

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** By its code, ignoring case. Groups are cached for half a minute, so it mostly costs no storage transaction. */
export async function groupOf({ store }: Services, code: string): Promise<EmployeeGroup | undefined> {
  return (await store.frameworks.groups()).find((group) => same(group.code, code));
}

/** Whether the register names this person as the group's lead. */
export function leads({ email, aliases }: Person, { lead }: EmployeeGroup): boolean {
  return lead.trim() !== '' && [email, ...aliases].some((address) => same(address, lead));
}

export async function groupLead({ store }: Services, { lead }: EmployeeGroup): Promise<PersonFile | undefined> {
  return lead.trim() === '' ? undefined : store.people.byEmail(lead);
}

/** The channel that is linked to a group; for a notice board its lead. */
export async function groupReader(services: Services, group: EmployeeGroup): Promise<GroupReader | undefined> {
  if (group.kind === 'noticeboard') {
    const lead = await groupLead(services, group);
    if (lead === undefined) return undefined;
    return { to: lead.profile.key, workDays: lead.profile.workDays, heardOn: lead.heardOn, messages: lead.messages };
  }
  const channel = await services.store.channels.of({ as: 'group', code: group.code });
  return channel && { to: channel.channel.key, workDays: [], heardOn: channel.heardOn, messages: channel.messages };
}

/** The group that reads in this channel, if any. */
export async function groupAt(services: Services, channel: string): Promise<EmployeeGroup | undefined> {
  if (!isChannelKey(channel)) return undefined;
  const link = (await services.store.channels.links()).find(
    (one) => one.channel === channel && one.linkedTo.as === 'group',
  );
  return link && groupOf(services, link.linkedTo.code);
}
