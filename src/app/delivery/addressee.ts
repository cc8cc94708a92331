import { isPlaceKey } from '../../domain/places/place.ts';
import { messageView } from '../message-view.ts';
import type { Needs, Setting } from '../needs.ts';
import { type MeasuresOfARun, owedBy } from '../owed-by.ts';
import { placeView } from '../places/place-view.ts';
import type { Conversation, InHand, PersonFile, PlaceFile } from '../ports.ts';
import type { MessageView } from './message-shown.ts';
import { type Reached, reach, type ReachNeeds } from './reach.ts';

/** Whom a message goes to: a person in their own chat, or a channel or group chat. */
export type Addressee =
  { readonly kind: 'person'; readonly file: PersonFile } | { readonly kind: 'place'; readonly file: PlaceFile };

/** Undefined: there is no such person or place any more. No storage transaction where it came with the message. */
export async function addresseeOf({ store }: Needs, inHand: InHand): Promise<Addressee | undefined> {
  const { to } = inHand.message;
  if (isPlaceKey(to)) {
    const place = inHand.place ?? (await store.places.byKey(to));
    return place && { kind: 'place', file: place };
  }
  const person = inHand.person ?? (await store.people.byKey(to));
  return person && { kind: 'person', file: person };
}

/** The conversation with them. One with a person may have to be made; a place was met, or is not there. */
export async function reachAddressee(needs: ReachNeeds, to: Addressee): Promise<Reached> {
  if (to.kind === 'person') return reach(needs, to.file);
  const { conversation } = to.file;
  return conversation.reachable ? { kind: 'there', conversation } : { kind: 'never', reason: conversation.why };
}

/** What the message says to them now; `measures` looks up those that it may speak of. */
export function viewFor(
  needs: Needs,
  setting: Setting,
  to: Addressee,
  message: InHand['message'],
  measures: MeasuresOfARun,
): Promise<MessageView> {
  return to.kind === 'person'
    ? messageView(needs, setting, { person: to.file, owes: () => owedBy(needs, setting, to.file, measures) }, message)
    : placeView(needs, setting, to.file, message);
}

/** Keeps that Teams refuses this conversation, until the next sign of life there. */
export async function keepUnreachable(
  { store }: Needs,
  to: Addressee,
  conversation: Conversation,
  why: string,
): Promise<void> {
  const closed = { ...conversation, reachable: false, why };
  if (to.kind === 'place') await store.places.keepConversation(to.file.place.key, closed);
  else await store.people.keepConversation(to.file.person.key, closed);
}
