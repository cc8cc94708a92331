import type { View } from '../core/view.ts';
import { answerConsent } from '../messaging/use-cases/answer-consent.ts';
import { handlePress } from './handle-press.ts';
import { handleTyped } from './handle-typed.ts';
import type { Inbound } from './inbound.ts';
import { meetPerson } from './meet-person.ts';
import type { UserAction } from './action.ts';
import { type Services, readToday } from '../core/services.ts';
import { takeFiles } from '../features/register/use-cases/take-files.ts';
import { handleInPlace } from '../features/channels/use-cases/handle-in-place.ts';
import { placeChanged } from '../features/channels/use-cases/place-changed.ts';
import { offerUploadPage } from '../features/register/use-cases/upload-offer-page.ts';
import { type StaleCard, staleCards } from './stale-cards.ts';
import { handleThrive } from '../features/thrive/use-cases/handle-thrive.ts';

/** What the bot does about something that happened: shows a view, in place of the pressed card or as a message, or nothing. */
export type Answer =
  | {
      readonly kind: 'show';
      readonly view: View;
      readonly in: 'place' | 'message';
      /** Other cards that say what is no longer so, here or in a colleague's chat. */
      readonly also?: readonly StaleCard[];
    }
  | { readonly kind: 'nothing' };

/**
 * Everything that comes from Teams passes here. Installing is not speaking: an install only keeps how to reach the
 * person. Somebody outside the register gets a friendly word once they type or press, and never before.
 */
export async function handleInbound(services: Services, inbound: Inbound): Promise<Answer> {
  const context = await readToday(services);
  const person = await meetPerson(services, context, inbound);
  if (inbound.kind === 'installed' || inbound.kind === 'uninstalled') await placeChanged(services, inbound);
  if (inbound.kind === 'installed' || inbound.kind === 'uninstalled' || inbound.kind === 'other')
    return { kind: 'nothing' };
  const thrive = await handleThrive({ services, context, person, inbound });
  if (thrive !== undefined) return { kind: 'show', view: thrive, in: standsIn(inbound, thrive) };
  if (person === undefined) {
    const { name, contact } = context.framework.organisation;
    const view: View = { kind: 'notice', about: { what: 'stranger', organisation: name, contact } };
    return { kind: 'show', view, in: 'message' };
  }
  const { press } = inbound;
  const action = { services, context, inbound, person, rest: restOf(press?.data.rest) };
  const view = await viewFor(action, inbound);
  const also = await staleCards(action, view, inbound.replyTo);
  const below = press === undefined || isNewBeside(press, view);
  return { kind: 'show', view, in: below ? 'message' : 'place', ...(also.length > 0 && { also }) };
}

async function viewFor(action: UserAction, inbound: Inbound): Promise<View> {
  const { press, consent, dropped } = inbound;
  const inPlace = await handleInPlace(action, inbound);
  if (inPlace !== undefined) return inPlace;
  if (press?.verb === 'uploadPage') return offerUploadPage(action, inbound);
  if (press !== undefined) return handlePress(action, press);
  if (consent !== undefined) return answerConsent(action, consent);
  if (dropped !== undefined) {
    const view = await takeFiles(action, dropped);
    return view.kind === 'document' && inbound.byPage === true ? { ...view, byLink: true } : view;
  }
  return handleTyped(action, inbound);
}

/**
 * A document is something new in the chat, as is a page, and the form for a question about a digest: what it was asked
 * for from stays where it is.
 */
function isNewBeside({ verb, data }: NonNullable<Inbound['press']>, view: View): boolean {
  if (verb === 'uploadPage') return true;
  return view.kind === 'document' || (view.kind === 'requestForm' && (data.committee ?? '') !== '');
}

/** A pressed card is changed in place; but a card that a whole channel reads never gives way to a word for one of them. */
function standsIn({ press, place }: Inbound, view: View): 'place' | 'message' {
  if (press === undefined) return 'message';
  return place !== undefined && view.kind !== 'explainer' ? 'message' : 'place';
}

/** Numbers of the list that a form carried, such as `2,4`; whatever is no number is dropped. */
function restOf(text = ''): number[] {
  return text
    .slice(0, 400)
    .split(',')
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0);
}
