import { SHOWN_FOR_DAYS } from '../../domain/partners/partner-page.ts';
import type { Needs, Setting } from '../needs.ts';

/**
 * Removes pages for people outside whose time is over: printed addresses after eighteen months, partners' pages as long
 * after they were sent. What was accepted is the measure's. Nothing while a legal hold stands. Safe to repeat.
 */
export async function dropOldPages({ store }: Needs, { today, now }: Pick<Setting, 'today' | 'now'>): Promise<number> {
  if ((await store.holds.all()).length > 0) return 0;
  const before = new Date(now.getTime() - SHOWN_FOR_DAYS * 24 * 3600 * 1000).toISOString();
  return (await store.sheetAddresses.dropOver(today)) + (await store.partnerPages.dropSentBefore(before));
}
