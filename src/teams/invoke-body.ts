import type { Answer } from '../actions/handle-inbound.ts';
import type { Inbound } from '../actions/inbound.ts';
import { present } from '../features.ts';
import type { CardLibrary } from './card-library.ts';

export type InvokeAnswer = InvokeBody | undefined;

/** Inside an HTTP 200: the protocol's own status, and a card, a line or an error. */
export type InvokeBody = { readonly statusCode: number; readonly type: string; readonly value: unknown };

/** For an invoke that is not known, or not of the protocol's shape. */
export function notAnswered(): InvokeBody {
  return {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'Nothing here answers that.' },
  };
}

/**
 * The card that replaces the pressed one. If the answer was sent as a message, only its summary: the form keeps what is
 * typed in it.
 */
export function invokeBody(cards: CardLibrary, inbound: Inbound, answer: Answer): InvokeAnswer {
  if (inbound.consent !== undefined) return undefined;
  if (inbound.press === undefined) return notAnswered();
  const line = (value: string): InvokeBody => ({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value,
  });
  if (answer.kind === 'nothing') return line('Done.');
  const presented = present(answer.view);
  if (answer.in === 'message') return line(presented.summary);
  const { card } = cards.expandCard(presented, { action: 'execute' });
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}
