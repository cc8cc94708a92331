import type { Services } from '../../core/services.ts';
import { type DeliveryReport, reportOf } from './reports.ts';

/** What became of one run: queued = delivered + failed + skipped + unknown + waiting. */
export type RunOutcome = { readonly run: string; readonly queued: number } & Omit<DeliveryReport, 'targeted'>;

/** Adds up one run, from its own messages and no others; reads one row each, so it is for people who ask. */
export async function runReport(services: Services, run: string): Promise<RunOutcome> {
  const { targeted, ...rest } = reportOf(await services.store.outbox.ofRun(run));
  return { run, queued: targeted, ...rest };
}
