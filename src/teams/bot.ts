import { setTimeout as pause } from 'node:timers/promises';
import { type Activity, INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Answer } from '../actions/handle-inbound.ts';
import type { Inbound } from '../actions/inbound.ts';
import type { MeasureSearch } from '../features/search/use-cases/search-measures.ts';
import type { Messenger } from '../messaging/messenger.ts';
import type { SendOutcome } from '../messaging/rules/after-send.ts';
import type { View } from '../core/view.ts';
import type { Config } from '../config/config.ts';
import type { CardLibrary } from './card-library.ts';
import type { Connectors } from './connector.ts';
import { type InvokeAnswer, invokeBody, notAnswered } from './invoke-body.ts';
import { answerSearch, isSearch } from './answer-search.ts';
import { readActivity } from './read-activity.ts';

export type BotNeeds = {
  /** Finds released measures for the search box of Teams. */
  readonly search?: MeasureSearch;
  readonly onInbound: (inbound: Inbound) => Promise<Answer>;
  /** A reply could not be sent: true when it will be said later. */
  readonly onUnanswered: (inbound: Inbound) => Promise<boolean>;
  readonly messenger: Messenger;
  readonly connectors: Connectors;
  readonly cards: CardLibrary;
  readonly config: Pick<Config, 'fileHosts'>;
  readonly log: Logger;
};

const TRY_AGAIN: View = { kind: 'notice', about: { what: 'tryAgain' } };

/** How often a reply is tried within its turn, and the longest pause between (milliseconds): Teams waits about ten seconds. */
const REPLY_TRIES = 3;
const LONGEST_PAUSE = 1500;

type Show = Extract<Answer, { kind: 'show' }>;

/**
 * One turn: an activity in, an answer out through the messenger. What passed the door gets a 2xx whatever becomes of the
 * reply: a reply that cannot be sent is logged and said again later, and what the person did is stored all the same.
 */
export function botTurn(services: BotNeeds): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const { activity } = context;
    let body: InvokeAnswer | object = notAnswered();
    try {
      if (services.search !== undefined && isSearch(activity)) {
        body = await answerSearch(services.search, services.cards, activity);
        context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: { status: 200, body } });
        return;
      }
      const inbound = readActivity(activity, () => addressOf(services, activity), services.config);
      const answer = await turn(services, inbound);
      // Only an invoke is answered with a card; for any other activity it would be expanded for nobody.
      if (activity.type === 'invoke') body = invokeBody(services.cards, inbound, answer);
    } catch (fault) {
      services.log.error({ activity: activity.id, fault: faultName(fault) }, 'a turn broke');
    }
    if (activity.type === 'invoke') {
      context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: { status: 200, body } });
    }
  };
}

/**
 * Handles something and shows what comes of it: for an activity, and for what somebody sent to their own chat by a page.
 * It never rejects.
 */
export async function turn(services: BotNeeds, inbound: Inbound): Promise<Answer> {
  const answer = await answerOf(services, inbound);
  const inPlace = answer.kind === 'show' && answer.in === 'place' && inbound.replyTo;
  // A pressed Execute shows the card by its own response as well; only the others in the chat need the update for it.
  if (inPlace) await replyInPlace(services, inbound, answer, inPlace);
  else if (answer.kind === 'show') await replyBelow(services, inbound, answer);
  if (answer.kind === 'show') await changeStaleCards(services, inbound, answer);
  return answer;
}

async function answerOf({ onInbound, log }: BotNeeds, inbound: Inbound): Promise<Answer> {
  try {
    return await onInbound(inbound);
  } catch (fault) {
    const verb = inbound.press?.verb;
    log.error(
      { activity: inbound.activityId, kind: inbound.kind, verb, fault: faultName(fault) },
      'an activity could not be handled',
    );
    const asked = ['typed', 'pressed', 'dropped', 'consent'].includes(inbound.kind);
    return asked ? { kind: 'show', view: TRY_AGAIN, in: 'message' } : { kind: 'nothing' };
  }
}

async function replyInPlace(services: BotNeeds, inbound: Inbound, answer: Show, pressed: string): Promise<void> {
  const { messenger, log } = services;
  const update = () => messenger.update(inbound.conversation, pressed, answer.view);
  // An update of a known message is safe to repeat, even where the first may have arrived.
  const sent = await patiently(update, ({ kind }) => kind === 'again' || kind === 'unknown');
  if (sent.kind === 'delivered') return;
  log.warn({ activity: inbound.activityId, reason: sent.reason }, 'a card could not be changed');
  // A pressed Execute has its card by its own response.
  if (inbound.press?.execute === true) return;
  // The card may be gone, or be of a kind that cannot be changed: a new message says the same.
  if (sent.kind === 'refused' && !sent.unreachable) await replyBelow(services, inbound, answer);
  else await unanswered(services, inbound, sent);
}

async function replyBelow(services: BotNeeds, inbound: Inbound, answer: Show): Promise<void> {
  const { messenger, log } = services;
  const send = () => messenger.send(inbound.conversation, answer.view);
  const sent = await patiently(send, ({ kind }) => kind === 'again');
  if (sent.kind === 'delivered') return;
  log.warn({ activity: inbound.activityId, reason: sent.reason }, 'a reply could not be sent');
  await unanswered(services, inbound, sent);
}

/** What Teams refused for good would be refused again; everything else is said once Teams is well. */
async function unanswered(services: BotNeeds, inbound: Inbound, sent: SendOutcome): Promise<void> {
  if (sent.kind === 'refused' && sent.reason !== 'serviceError') return;
  try {
    if (await services.onUnanswered(inbound))
      services.log.info({ activity: inbound.activityId }, 'it is said again later');
  } catch (fault) {
    services.log.error({ activity: inbound.activityId, fault: faultName(fault) }, 'a reply is lost');
  }
}

/** After the reply, for it is what the person waits for; an old card that cannot be changed still leads to what is so. */
async function changeStaleCards({ messenger, log }: BotNeeds, inbound: Inbound, { also = [] }: Show): Promise<void> {
  for (const { conversation, activityId, view } of also) {
    const sent = await patiently(
      () => messenger.update(conversation, activityId, view),
      ({ kind }) => kind === 'again',
    );
    if (sent.kind !== 'delivered')
      log.warn({ activity: inbound.activityId, reason: sent.reason }, 'an old card could not be changed');
  }
}

async function patiently(act: () => Promise<SendOutcome>, again: (sent: SendOutcome) => boolean): Promise<SendOutcome> {
  const started = performance.now();
  let sent = await act();
  for (let tries = 1; tries < REPLY_TRIES && again(sent); tries += 1) {
    const wait = (sent.kind === 'again' && sent.afterMs) || 200 * tries;
    if (wait > LONGEST_PAUSE || performance.now() - started > 2 * LONGEST_PAUSE) return sent;
    await pause(wait);
    sent = await act();
  }
  return sent;
}

/** The person's address, from the conversation's roster; undefined when Teams does not say. */
async function addressOf({ connectors, log }: BotNeeds, activity: Activity): Promise<string | undefined> {
  try {
    const client = await connectors.of(activity.serviceUrl);
    const member = (await client.conversations.getConversationMember(activity.conversation.id, activity.from.id)) as {
      email?: unknown;
      userPrincipalName?: unknown;
    };
    const addresses = [member.email, member.userPrincipalName];
    return addresses.find((address): address is string => typeof address === 'string' && address !== '');
  } catch (fault) {
    log.warn({ activity: activity.id, fault: faultName(fault) }, 'the roster did not answer');
    return undefined;
  }
}

const faultName = (fault: unknown) => (fault instanceof Error ? fault.name : 'unknown');
