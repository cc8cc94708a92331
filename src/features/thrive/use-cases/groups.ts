import type { EmployeeGroup, Person } from '../../../core/measures/people.ts';
import { isChannelKey } from '../../../core/channel.ts';
import type { View } from '../../../core/view.ts';
import type { GroupReader } from '../rules/decide-explainer.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/** The product and the day: of a person's action, a visit, a message or a command. */
export type Here = { readonly services: Services; readonly context: TodayContext };

/** Shown where there is no such explainer, group or question, or it was taken back. */
export const GONE: View = { kind: 'notice', about: { what: 'noSuchExplainer' } };

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A group by its code, in any case. No storage transaction mostly: groups are kept in memory for half a minute. */
export async function groupOf({ store }: Services, code: string): Promise<EmployeeGroup | undefined> {
  return (await store.frameworks.groups()).find((group) => same(group.code, code));
}

/** Whether the register names this person as the group's lead. */
export function leads({ email, aliases }: Person, { lead }: EmployeeGroup): boolean {
  return lead.trim() !== '' && [email, ...aliases].some((address) => same(address, lead));
}

/** The group's lead; undefined where the register names none, or somebody whom it does not know. */
export async function groupLead({ store }: Services, { lead }: EmployeeGroup): Promise<PersonFile | undefined> {
  return lead.trim() === '' ? undefined : store.people.byEmail(lead);
}

/** Where a group reads: the channel that is linked to it; its lead, where it has only a notice board. */
export async function groupReader(services: Services, group: EmployeeGroup): Promise<GroupReader | undefined> {
  if (group.kind === 'noticeboard') {
    const lead = await groupLead(services, group);
    if (lead === undefined) return undefined;
    return { to: lead.person.key, workDays: lead.person.workDays, heardOn: lead.heardOn, messages: lead.messages };
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
