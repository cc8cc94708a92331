import type { Inbound } from '../../actions/inbound.ts';
import type { Services } from '../../core/services.ts';
import { runOfReply } from './reply-view.ts';

/** A reply that met a fault is not sent into the same fault again at once (milliseconds). */
const PAUSE = 20_000;

/**
 * Puts a reply that could not be sent into the outbox, so that nobody is left without an answer after an outage: it will
 * say how things stand then. Of several the last is sent. False: nobody of the register, or in a channel that is
 * linked to nothing: they are not written to.
 */
export async function queueReplyRetry(services: Services, inbound: Inbound): Promise<boolean> {
  const file = await services.store.people.byEntraId(inbound.actor.entraId);
  if (file === undefined) return false;
  const channel = inbound.channel && (await services.store.channels.byConversation(inbound.channel.conversationId));
  if (inbound.channel !== undefined && channel === undefined) return false;
  const to = channel?.channel.key ?? file.person.key;
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
      run: runOfReply(now),
    },
  ]);
  return true;
}
