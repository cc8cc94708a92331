import type { Inbound } from '../../actions/inbound.ts';
import type { Services } from '../../core/services.ts';

/** Time before a failed reply is tried again (milliseconds). */
const PAUSE = 20_000;

const RUN = 'reply ';
/** When a person wrote that a queued reply answers: part of its run's name (ISO 8601, UTC). */
export const askedAt = (run: string): string => run.slice(RUN.length);

/**
 * Queues a reply that could not be sent, so that a person gets an answer after an outage; it shows what is true then,
 * and of several only the last is sent. False for people outside the register and channels that are linked to nothing:
 * they are not written to.
 */
export async function queueReplyRetry(services: Services, inbound: Inbound): Promise<boolean> {
  const file = await services.store.people.byEntraId(inbound.actor.entraId);
  if (file === undefined) return false;
  const channel = inbound.channel && (await services.store.channels.byConversation(inbound.channel.conversationId));
  if (inbound.channel !== undefined && channel === undefined) return false;
  const to = channel?.channel.key ?? file.profile.key;
  const now = services.clock.now();
  const { measure, period } = inbound.press?.data ?? {};
  const form = measure !== undefined && measure !== '' && period !== undefined && measure.length <= 200;
  await services.store.outbox.put([
    {
      key: `reply|${to}|${inbound.activityId.slice(0, 100)}`,
      kind: 'reply',
      to,
      notBefore: new Date(now.getTime() + PAUSE).toISOString(),
      topics: form ? [{ code: measure, period: period.slice(0, 100), milestone: { is: 'reply' } }] : [],
      state: 'queued',
      attempts: 0,
      reason: '',
      activityId: '',
      run: `${RUN}${now.toISOString()}`,
    },
  ]);
  return true;
}
