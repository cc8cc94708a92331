import type { Inbound } from '../../../actions/inbound.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { reachOf } from '../../../messaging/rules/reach.ts';
import { sameLink } from '../../../core/channel.ts';
import type { NotLinked, Linkable } from '../rules/views.ts';

/** The app was installed in a team or chat, or removed. A team's channels all change together. */
export async function channelChanged({ store: { channels } }: Services, inbound: Inbound): Promise<void> {
  if (inbound.channel === undefined) return;
  const { conversationId, teamId } = inbound.channel;
  const here = await channels.byConversation(conversationId);
  const keys = new Set([...(here === undefined ? [] : [here.channel.key]), ...(await channels.ofTeam(teamId))]);
  const reachable = inbound.kind === 'installed';
  for (const key of keys) {
    const known = await channels.byKey(key);
    if (known === undefined || known.conversation.reachable === reachable) continue;
    const { serviceUrl, botId, tenantId } = inbound.conversation;
    const now = { ...known.conversation, serviceUrl, botId, tenantId };
    await channels.keepConversation(key, { ...now, reachable, why: reachable ? '' : 'uninstalled' });
  }
}

/** Committees with a meeting ahead and groups that cannot get messages. One storage transaction, and one per link. */
export async function notLinked(services: Services, { framework, today }: TodayContext): Promise<NotLinked[]> {
  const { channels, frameworks } = services.store;
  const committees = framework.committees
    .filter(({ meetings }) => meetings.some(({ date, takesPerformance }) => date >= today && takesPerformance))
    .map(({ code, title }): Linkable => ({ as: 'committee', code, title }));
  const groups = (await frameworks.groups())
    .filter(({ kind }) => kind !== 'noticeboard')
    .map(({ code, name }): Linkable => ({ as: 'group', code, title: name }));
  const links = await channels.links();
  const found: NotLinked[] = [];
  for (const one of [...committees, ...groups]) {
    const link = links.find(({ linkedTo }) => sameLink(linkedTo, one));
    const file = link && (await channels.byKey(link.channel));
    if (file === undefined) found.push({ ...one, why: 'notLinked' });
    else {
      const why = reachOf({ profile: { entraId: '' }, conversation: file.conversation });
      if (why !== 'reached' && why !== 'untried') found.push({ ...one, why });
    }
  }
  return found;
}
