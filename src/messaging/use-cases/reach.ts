import type { Conversation, PersonFile } from '../../messaging/people.ts';
import type { TeamsEndpoint, Messenger } from '../messenger.ts';
import type { SendOutcome } from '../rules/after-send.ts';
import type { Services } from '../../core/services.ts';
import type { Pacer } from './pacer.ts';

export type ReachNeeds = {
  readonly services: Services;
  readonly messenger: Messenger;
  readonly pacer: Pacer;
  readonly teamsEndpoint: () => Promise<TeamsEndpoint | undefined>;
};

export type Reached =
  | { readonly kind: 'there'; readonly conversation: Conversation }
  /** Not until the person or an administrator acts; the reason is stored with the person. */
  | { readonly kind: 'never'; readonly reason: string }
  | { readonly kind: 'notNow'; readonly sent: SendOutcome };

/**
 * The conversation with a person. If there is none but the register has their Entra object id, it is opened, as Teams
 * allows for people who have the app; a refusal makes them unreachable until their next activity.
 */
export async function reach(
  { services, messenger, pacer, teamsEndpoint }: ReachNeeds,
  { profile, conversation }: PersonFile,
): Promise<Reached> {
  if (conversation?.reachable === true) return { kind: 'there', conversation };
  if (conversation !== undefined) return { kind: 'never', reason: conversation.why };
  const through = profile.entraId === '' ? undefined : await teamsEndpoint();
  if (through === undefined) return { kind: 'never', reason: 'noConversation' };
  const opened = await pacer.inFlight(async () => {
    await pacer.token();
    return messenger.open(profile.entraId, through);
  });
  if (opened.kind === 'opened') {
    await services.store.people.keepConversation(profile.key, opened.conversation);
    return { kind: 'there', conversation: opened.conversation };
  }
  // Opening is safe to repeat and says nothing, so that everything but a refusal is retried.
  if (opened.kind === 'unknown') return { kind: 'notNow', sent: { kind: 'again', reason: opened.reason } };
  if (opened.kind === 'again' && opened.reason === 'throttled') pacer.throttled(profile.entraId, opened.afterMs ?? 0);
  if (opened.kind === 'again') return { kind: 'notNow', sent: opened };
  if (!opened.unreachable) return { kind: 'notNow', sent: opened };
  const ids = { conversationId: '', userId: profile.entraId, reachable: false, why: opened.reason };
  await services.store.people.keepConversation(profile.key, { ...through, ...ids });
  return { kind: 'never', reason: opened.reason };
}
