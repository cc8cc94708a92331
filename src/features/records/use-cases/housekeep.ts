import type { Actor } from '../../../core/audit-entry.ts';
import { KEPT, type Kept, keptSince } from '../rules/limits.ts';
import { readToday, type Services, type TodayContext } from '../../../core/services.ts';
import { dropAuthors } from '../../thrive/feature.ts';
import type { Anchored } from '../store.ts';
import { SHOWN_FOR_DAYS } from '../../partners/rules/partner-page.ts';

export const HOUSEKEEP = 'housekeep';

/** Rows that one beat removes: some forty transactions, so that answers are not delayed. */
const MOST_A_BEAT = 4000;

export type HousekeepReport = {
  readonly job: typeof HOUSEKEEP;
  readonly anchored: Anchored;
  readonly removed: Readonly<Partial<Record<Kept, number>>>;
  readonly keptByHold: number;
  readonly more: boolean;
};

/** Anchors all chains, and removes what is older than `retention_months`, with an act of the audit. Safe to repeat. */
export async function housekeep(
  services: Services,
  { dry, by = 'product', most = MOST_A_BEAT }: { readonly dry: boolean; readonly by?: Actor; readonly most?: number },
): Promise<HousekeepReport> {
  const { framework, today, now } = await readToday(services);
  const { housekeeping, holds: legal, acts } = services.store;
  // First, so that there is an anchor at which a chain may be cut.
  const anchored = dry ? { chains: 0, moved: 0, digest: '' } : await housekeeping.anchor(today);
  const since = keptSince(framework.retentionMonths, today);
  const holds = await legal.all();
  const removed: Partial<Record<Kept, number>> = {};
  let [left, keptByHold, more] = [most, 0, false];
  for (const kind of KEPT) {
    if (left <= 0) {
      more = true;
      break;
    }
    const done = await housekeeping.remove({ kind, before: since[kind], today, holds, most: left, dry });
    if (done.removed > 0) removed[kind] = done.removed;
    left -= done.removed;
    keptByHold += done.held;
    more ||= done.more;
  }
  if (!dry && Object.keys(removed).length > 0) {
    const after = JSON.stringify({ rows: removed, olderThan: since });
    await acts.keep(
      { kind: 'store' },
      { what: 'removedByAge', by, at: now.toISOString(), before: '', after, reason: 'retention_months' },
    );
  }
  if (!dry) await dropAuthors(services, { today });
  if (!dry) await dropOldPages(services, { today, now });
  if (!dry && !more) await housekeeping.markDone(today);
  return { job: HOUSEKEEP, anchored, removed, keptByHold, more };
}

/** If today's work is done already, this costs one storage transaction. */
export async function housekeepOnceADay(services: Services): Promise<HousekeepReport | undefined> {
  const { today } = await readToday(services);
  const done = await services.store.housekeeping.lastDone();
  return done !== undefined && done >= today ? undefined : housekeep(services, { dry: false });
}

/**
 * Expired upload pages and, unless there is a legal hold, printed addresses and partners' pages after eighteen months.
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
