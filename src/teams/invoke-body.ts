import type { Answer } from '../actions/handle-inbound.ts';
import type { Inbound } from '../actions/inbound.ts';
import { present } from '../features.ts';
import type { CardLibrary } from './card-library.ts';

/** What an invoke is answered with; nothing at all for the offer of a file, which has no body. */
export type InvokeAnswer = InvokeBody | undefined;

/** What stands inside the HTTP 200 of every other invoke: the protocol's own status, and a card, a line or an error. */
export type InvokeBody = { readonly statusCode: number; readonly type: string; readonly value: unknown };

/** An invoke that nothing here answers, or whose shape is not the protocol's. */
export function notAnswered(): InvokeBody {
  return {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'Nothing here answers that.' },
  };
}

/**
 * The answer to a pressed `Action.Execute`: the card that takes the pressed one's place. Where the answer went below as
 * a message of its own, only its line comes back, so that the form and what is typed in it stay.
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
