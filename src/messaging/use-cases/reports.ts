import type { MessageState } from '../rules/message.ts';
import type { Services } from '../../core/services.ts';

/** targeted = delivered + failed + skipped + unknown + waiting. */
export type DeliveryReport = {
  readonly targeted: number;
  readonly delivered: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  readonly unknown: number;
  readonly waiting: number;
};

/** Counts each message once: a dead letter as failed, a queued or sending one as waiting. */
export function reportOf(
  outcomes: readonly { readonly state: MessageState; readonly reason: string }[],
): DeliveryReport {
  const of = (...states: MessageState[]) => outcomes.filter(({ state }) => states.includes(state));
  const reasons = (...states: MessageState[]) => countBy(of(...states).map(({ reason }) => reason));
  return {
    targeted: outcomes.length,
    delivered: of('delivered').length,
    failed: reasons('failed', 'dead'),
    skipped: reasons('skipped'),
    unknown: of('unknown').length,
    waiting: of('queued', 'sending').length,
  };
}

/** How often each reason occurs: `{ noConversation: 3 }`. */
export function countBy(reasons: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** What became of one run: queued = delivered + failed + skipped + unknown + waiting. */
export type RunOutcome = { readonly run: string; readonly queued: number } & Omit<DeliveryReport, 'targeted'>;

/** Adds up one run, from its own messages and no others; reads one row each, so it is for people who ask. */
export async function runReport(services: Services, run: string): Promise<RunOutcome> {
  const { targeted, ...rest } = reportOf(await services.store.outbox.ofRun(run));
  return { run, queued: targeted, ...rest };
}
