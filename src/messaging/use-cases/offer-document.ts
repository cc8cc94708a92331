import type { DocumentView } from '../rules/views.ts';
import type { Services } from '../../core/services.ts';
import type { Document, KeptDocument } from '../files.ts';
import type { PersonFile } from '../../messaging/people.ts';

/** What is said with a document, and whether it is to be sent back. */
type OfferWords = Pick<DocumentView, 'title' | 'lines' | 'comesBack'>;

/** How long an offered document is kept (milliseconds): a day. */
export const OFFER_LASTS = 24 * 3600 * 1000;

/**
 * Offers a document to a person: it is kept for a day, and the view asks to save it in their OneDrive (in the personal
 * chat of Teams) or gives a link for that time. Costs what {@link Document} costs to keep.
 */
export async function offerDocument(
  { services, person }: { readonly services: Services; readonly person: PersonFile },
  document: Document,
  words: OfferWords,
): Promise<DocumentView> {
  const until = new Date(services.clock.now().getTime() + OFFER_LASTS);
  const kept: KeptDocument = { ...document, to: person.profile.key, until };
  return documentView(services, await services.store.documents.keep(kept), kept, words);
}

export function documentView(
  { links }: Pick<Services, 'links'>,
  id: string,
  { name, bytes, until }: KeptDocument,
  words: OfferWords,
): DocumentView {
  const link = links?.toDocument(id, until);
  return { kind: 'document', id, name, size: bytes.length, ...words, ...(link !== undefined && { link }) };
}

/** A kept document, if it is this person's; `id` is untrusted. */
export async function openOwnDocument(
  { services, person }: { readonly services: Services; readonly person: PersonFile },
  id: string,
): Promise<KeptDocument | undefined> {
  const kept = id.length > 100 ? undefined : await services.store.documents.open(id);
  return kept?.to === person.profile.key ? kept : undefined;
}
