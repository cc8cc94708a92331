import { type Activity, INVOKE_RESPONSE_KEY, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Answer } from '../app/handle-inbound.ts';
import type { Inbound } from '../app/inbound.ts';
import type { Messenger } from '../app/ports.ts';
import type { View } from '../domain/views.ts';
import { present } from '../presenters/present.ts';
import type { CardLibrary } from './card-library.ts';
import type { Connectors } from './connector.ts';
import { readActivity } from './read-activity.ts';

export type BotNeeds = {
  readonly onInbound: (inbound: Inbound) => Promise<Answer>;
  readonly messenger: Messenger;
  readonly connectors: Connectors;
  readonly cards: CardLibrary;
  readonly log: Logger;
};

const TRY_AGAIN: View = { kind: 'notice', about: { what: 'tryAgain' } };

/**
 * One turn: an activity in, an answer out through the messenger. What passed the door gets a 2xx whatever becomes of the
 * reply: a reply that cannot be sent is logged, and what the person did is stored all the same.
 */
export function botTurn(needs: BotNeeds): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const { activity } = context;
    const inbound = readActivity(activity, () => addressOf(needs, activity));
    const answer = await answerOf(needs, inbound);
    if (answer.kind === 'show') await reply(needs, inbound, answer);
    if (activity.type === 'invoke') {
      const value = invokeResponse(needs, inbound, answer);
      context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value });
    }
  };
}

async function answerOf({ onInbound, log }: BotNeeds, inbound: Inbound): Promise<Answer> {
  try {
    return await onInbound(inbound);
  } catch (fault) {
    const verb = inbound.press?.verb.slice(0, 40);
    log.error(
      { activity: inbound.activityId, kind: inbound.kind, verb, fault: faultName(fault) },
      'an activity could not be handled',
    );
    return { kind: 'show', view: TRY_AGAIN, in: 'message' };
  }
}

async function reply(
  { messenger, log }: BotNeeds,
  inbound: Inbound,
  answer: Extract<Answer, { kind: 'show' }>,
): Promise<void> {
  const { conversation: to, replyTo } = inbound;
  const inPlace = answer.in === 'place' && replyTo ? await messenger.update(to, replyTo, answer.view) : undefined;
  if (inPlace?.kind === 'delivered') return;
  // The card may be gone, or be of a kind that cannot be changed: a new message says the same.
  const sent = await messenger.send(to, answer.view);
  if (sent.kind !== 'delivered')
    log.warn({ activity: inbound.activityId, reason: sent.reason }, 'a reply could not be sent');
}

/** The protocol wants HTTP 200 for every invoke, and the status inside. */
function invokeResponse({ cards }: BotNeeds, inbound: Inbound, answer: Answer): InvokeResponse {
  if (inbound.press === undefined) {
    const value = { code: 'BadRequest', message: 'Nothing here answers that.' };
    return { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } };
  }
  if (answer.kind === 'nothing') {
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' },
    };
  }
  const { card } = cards.expandCard(present(answer.view), { action: 'execute' });
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } };
}

/** The person's address, from the conversation's roster; undefined when Teams does not say. */
async function addressOf({ connectors, log }: BotNeeds, activity: Activity): Promise<string | undefined> {
  try {
    const client = await connectors.of(activity.serviceUrl);
    const member = (await client.conversations.getConversationMember(activity.conversation.id, activity.from.id)) as {
      email?: unknown;
      userPrincipalName?: unknown;
    };
    const address = member.email ?? member.userPrincipalName;
    return typeof address === 'string' && address !== '' ? address : undefined;
  } catch (fault) {
    log.warn({ activity: activity.id, fault: faultName(fault) }, 'the roster did not answer');
    return undefined;
  }
}

const faultName = (fault: unknown) => (fault instanceof Error ? fault.name : 'unknown');
