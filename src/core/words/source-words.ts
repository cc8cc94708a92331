import type { WordsField } from '../readings/answer-words.ts';
import type { NotReadyReason } from '../readings/due-reading.ts';
import type { Measure } from '../measures/measure.ts';
import { shorten, shown } from './plain-text.ts';

/** The name of a partner organisation; "a partner" if there is none. */
export const orgName = (org: string): string => shown(org.trim(), 80) || 'a partner';

/** The button that sends a page to the organisation. */
export function partnerOffer({ sourceOrg }: Pick<Measure, 'sourceOrg'>) {
  const hasPartner = sourceOrg.trim() !== '';
  return { hasPartner, partner: hasPartner ? `Send to ${shorten(orgName(sourceOrg), 40)}` : '' };
}

/** ` (figure from X)`, after a figure. */
export function creditBehind(reading: { readonly suppliedBy: string }): string {
  const words = creditWords(reading);
  return words === '' ? '' : ` (${words.charAt(0).toLowerCase()}${words.slice(1)})`;
}

/** Empty for the council's own figures. */
export function creditWords({ suppliedBy }: { readonly suppliedBy: string }): string {
  return suppliedBy.trim() === '' ? '' : `Figure from ${orgName(suppliedBy)}`;
}

export const ANSWER_LABELS: Readonly<Record<WordsField, string>> = {
  soWhat: 'What does this tell us?',
  nextSteps: 'Next steps',
};

/** Why a figure is not ready, as people say it. */
export const REASON_WORDS: Record<NotReadyReason, string> = {
  notPublished: 'It is not published yet',
  waitingForPartner: 'We are waiting for a partner',
  systemProblem: 'A system or its data is not available',
  checking: 'The figure is being checked',
  noTime: 'Nobody has had the time yet',
  other: 'Something else',
};
