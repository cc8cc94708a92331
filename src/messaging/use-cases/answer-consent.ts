import type { View } from '../../core/view.ts';
import type { UserAction } from '../../actions/action.ts';
import type { Consent } from '../files.ts';
import { documentView, openOwnDocument } from './offer-document.ts';

/**
 * Uploads an offered document to the OneDrive of the person who accepts; they keep the link if they do not, or it
 * fails.
 */
export async function answerConsent(action: UserAction, consent: Consent): Promise<View> {
  const kept = await openOwnDocument(action, consent.document);
  if (kept === undefined) return { kind: 'notice', about: { what: 'documentGone' } };
  const saved = consent.accepted ? await consent.put(kept.bytes) : undefined;
  if (saved !== undefined) return { kind: 'savedFile', ...saved };
  const words = consent.accepted
    ? { title: 'It could not be put into your OneDrive.', lines: ['You can fetch it here until tomorrow.'] }
    : { title: 'Not saved to your OneDrive.', lines: ['It waits here until tomorrow, should you want it after all.'] };
  return { ...documentView(action.services, consent.document, kept, words), byLink: true };
}
