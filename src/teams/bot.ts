import { type Activity, INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Answer } from '../actions/handle-inbound.ts';
import type { Inbound } from '../actions/inbound.ts';
import type { MeasureSearch } from '../features/search/use-cases/search-measures.ts';
import type { Messenger } from '../messaging/messenger.ts';
import { realTime, type Time } from '../messaging/use-cases/time.ts';
import type { SendOutcome } from '../messaging/rules/after-send.ts';
import type { View } from '../core/view.ts';
import type { Config } from '../config/config.ts';
import type { CardLibrary } from './card-library.ts';
import type { Connectors } from './connector.ts';
import { type InvokeAnswer, invokeBody, notAnswered } from './invoke-body.ts';
import { answerSearch, isSearch } from './answer-search.ts';
import { readActivity } from './read-activity.ts';
import { recordOf, textOf } from './untrusted.ts';

export type TurnNeeds = {
  readonly onInbound: (inbound: Inbound) => Promise<Answer>;
  /** Called where a reply could not be sent; true: it is queued to be sent later. */
  readonly onUnanswered: (inbound: Inbound) => Promise<boolean>;
  readonly messenger: Messenger;
  readonly log: Logger;
  readonly time?: Time;
};

export type BotNeeds = TurnNeeds & {
  readonly search?: MeasureSearch;
  readonly connectors: Connectors;
  readonly cards: CardLibrary;
  readonly config: Pick<Config, 'fileHosts'>;
};

const TRY_AGAIN: View = { kind: 'notice', about: { what: 'tryAgain' } };

/** Attempts to reply within a turn, and the longest pause between them (milliseconds): Teams waits about ten seconds. */
const REPLY_TRIES = 3;
const LONGEST_PAUSE = 1500;

type Show = Extract<Answer, { kind: 'show' }>;

/** A valid request gets a 2xx even if the reply cannot be sent: it is queued, and what the person did is stored. */
export function botTurn(services: BotNeeds): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const { activity } = context;
    let body: InvokeAnswer | object = notAnswered();
    try {
      if (services.search !== undefined && isSearch(activity)) {
        body = await answerSearch(services.search, services.cards, activity);
      } else {
        const inbound = readActivity(activity, () => addressOf(services, activity), services.config);
        const answer = await turn(services, inbound);
        // Only an invoke is answered with a card.
        if (activity.type === 'invoke') body = invokeBody(services.cards, inbound, answer);
      }
    } catch (fault) {
      services.log.error({ activity: activity.id, fault: faultName(fault) }, 'a turn failed');
    }
    if (activity.type === 'invoke') {
      context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: { status: 200, body } });
    }
  };
}

/** Handles an activity, or a file sent from a web page, and shows the answer. Never rejects. */
export async function turn(services: TurnNeeds, inbound: Inbound): Promise<Answer> {
  const answer = await answerOf(services, inbound);
  const inPlace = answer.kind === 'show' && answer.in === 'place' && inbound.replyTo;
  // The response to a pressed Execute shows the card to the person who pressed it; others in the chat need the update.
  if (inPlace) await replyInPlace(services, inbound, answer, inPlace);
  else if (answer.kind === 'show') await replyBelow(services, inbound, answer);
  if (answer.kind === 'show') await changeStaleCards(services, inbound, answer);
  return answer;
}

async function answerOf({ onInbound, log }: TurnNeeds, inbound: Inbound): Promise<Answer> {
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

async function replyInPlace(services: TurnNeeds, inbound: Inbound, answer: Show, pressed: string): Promise<void> {
  const { messenger, log } = services;
  const update = () => messenger.update(inbound.conversation, pressed, answer.view);
  // An update is safe to repeat, even where the first may have arrived.
  const sent = await withRetries(services, update, ({ kind }) => kind === 'again' || kind === 'unknown');
  if (sent.kind === 'delivered') return;
  log.warn({ activity: inbound.activityId, reason: sent.reason }, 'a card could not be changed');
  if (inbound.press?.execute === true) return;
  // The card may be gone, or of a kind that cannot be changed: send a new message instead.
  if (sent.kind === 'refused' && !sent.unreachable) await replyBelow(services, inbound, answer);
  else await unanswered(services, inbound, sent);
}

async function replyBelow(services: TurnNeeds, inbound: Inbound, answer: Show): Promise<void> {
  const { messenger, log } = services;
  const send = () => messenger.send(inbound.conversation, answer.view);
  const sent = await withRetries(services, send, ({ kind }) => kind === 'again');
  if (sent.kind === 'delivered') return;
  log.warn({ activity: inbound.activityId, reason: sent.reason }, 'a reply could not be sent');
  await unanswered(services, inbound, sent);
}

/** What Teams refused permanently is dropped; anything else is queued. */
async function unanswered(services: TurnNeeds, inbound: Inbound, sent: SendOutcome): Promise<void> {
  if (sent.kind === 'refused' && sent.reason !== 'serviceError') return;
  try {
    if (await services.onUnanswered(inbound))
      services.log.info({ activity: inbound.activityId }, 'the reply is queued');
  } catch (fault) {
    services.log.error({ activity: inbound.activityId, fault: faultName(fault) }, 'a reply is lost');
  }
}

/** After the reply, which is what the person waits for. An old card that cannot be changed still leads to the present state. */
async function changeStaleCards(services: TurnNeeds, inbound: Inbound, { also = [] }: Show): Promise<void> {
  const { messenger, log } = services;
  for (const { conversation, activityId, view } of also) {
    const sent = await withRetries(
      services,
      () => messenger.update(conversation, activityId, view),
      ({ kind }) => kind === 'again',
    );
    if (sent.kind !== 'delivered')
      log.warn({ activity: inbound.activityId, reason: sent.reason }, 'an old card could not be changed');
  }
}

async function withRetries(
  { time = realTime }: TurnNeeds,
  act: () => Promise<SendOutcome>,
  again: (sent: SendOutcome) => boolean,
): Promise<SendOutcome> {
  const started = time.ms();
  let sent = await act();
  for (let tries = 1; tries < REPLY_TRIES && again(sent); tries += 1) {
    const wait = (sent.kind === 'again' && sent.afterMs) || 200 * tries;
    if (wait > LONGEST_PAUSE || time.ms() - started > 2 * LONGEST_PAUSE) return sent;
    await time.pause(wait);
    sent = await act();
  }
  return sent;
}

/** The person's e-mail address from the conversation's roster; undefined where Teams does not give it. */
async function addressOf({ connectors, log }: BotNeeds, activity: Activity): Promise<string | undefined> {
  try {
    const client = await connectors.of(activity.serviceUrl);
    const member = recordOf(
      await client.conversations.getConversationMember(activity.conversation.id, activity.from.id),
    );
    return textOf(member.email) || textOf(member.userPrincipalName) || undefined;
  } catch (fault) {
    log.warn({ activity: activity.id, fault: faultName(fault) }, 'the roster did not answer');
    return undefined;
  }
}

const faultName = (fault: unknown) => (fault instanceof Error ? fault.name : 'unknown');
