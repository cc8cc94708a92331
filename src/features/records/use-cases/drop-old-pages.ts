import { SHOWN_FOR_DAYS } from '../../partners/rules/partner-page.ts';
import type { Services, TodayContext } from '../../../core/services.ts';

/**
 * Removes pages whose time is over: those to send a spreadsheet from after their minutes; and those for people outside:
 * printed addresses after eighteen months, partners' pages as long after they were sent, unless a legal hold stands. What
 * was accepted is the measure's. Safe to repeat.
 */
export async function dropOldPages(
  { store }: Services,
  { today, now }: Pick<TodayContext, 'today' | 'now'>,
): Promise<number> {
  const uploads = await store.uploadPages.dropOver(now);
  if ((await store.holds.all()).length > 0) return uploads;
  const before = new Date(now.getTime() - SHOWN_FOR_DAYS * 24 * 3600 * 1000).toISOString();
  return uploads + (await store.sheetAddresses.dropOver(today)) + (await store.partnerPages.dropSentBefore(before));
}
