import type { Measure } from '../measures/measure.ts';
import { shorten, shown } from './plain-text.ts';

/** The name of an organisation outside, as it is shown; a plain word where there is none. */
export const orgName = (org: string): string => shown(org.trim(), 80) || 'a partner';

/** The button that offers a page to the organisation that a figure comes from. */
export function partnerOffer({ sourceOrg }: Pick<Measure, 'sourceOrg'>) {
  const hasPartner = sourceOrg.trim() !== '';
  return { hasPartner, partner: hasPartner ? `Send to ${shorten(orgName(sourceOrg), 40)}` : '' };
}

/** The same in brackets behind a figure: ` (figure from X)`. */
export function creditBehind(reading: { readonly suppliedBy: string }): string {
  const words = creditWords(reading);
  return words === '' ? '' : ` (${words.charAt(0).toLowerCase()}${words.slice(1)})`;
}

/** Who a figure came from, as a sentence wherever it stands; empty for one of the council's own. */
export function creditWords({ suppliedBy }: { readonly suppliedBy: string }): string {
  return suppliedBy.trim() === '' ? '' : `Figure from ${orgName(suppliedBy)}`;
}
