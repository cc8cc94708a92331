import type { Inbound } from '../../../actions/inbound.ts';
import type { Services } from '../../../core/services.ts';

/**
 * The app came to a team or a chat, or was removed: what is linked there can be written to again, or not any more. It is
 * removed from a team as a whole, so all its channels go with it.
 */
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
