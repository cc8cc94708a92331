import type { Message } from '../rules/message.ts';
import { countBy } from './reports.ts';
import { holdOrSend } from './hold-run.ts';
import type { Services, TodayContext } from '../../core/services.ts';
import type { RunReport, RunRequest } from './run.ts';

/** What a run decided for one person. `nothing` is counted nowhere. */
export type Decided = Message | 'alreadySaid' | 'nothing' | { readonly skipped: string };

/** A run's name is its job and instant, so that text order is the order of time. */
export type DecidedRun = {
  readonly job: string;
  readonly run: string;
  readonly request: RunRequest;
  readonly decided: readonly Decided[];
};

/** What is stored before and after the messages of a run. */
export type Around = {
  /** A crash after it decides the messages again. */
  readonly before?: () => Promise<void>;
  /** Only if each message got its day; otherwise the next beat decides again. */
  readonly after?: () => Promise<void>;
};

/**
 * The end of every run. A held, paused or dry run stores nothing, so that the next one decides again; otherwise its
 * messages go into the outbox. Each person is in one column of the report.
 */
export async function sendDecided(
  services: Services,
  context: TodayContext,
  { job, run, request, decided }: DecidedRun,
  { before, after }: Around = {},
): Promise<RunReport> {
  const messages = decided.filter((made): made is Message => typeof made === 'object' && 'key' in made);
  const skipped = countBy(
    decided.flatMap((made) => (typeof made === 'object' && 'skipped' in made ? made.skipped : [])),
  );
  const alreadySaid = decided.filter((made) => made === 'alreadySaid').length;
  const targeted = decided.filter((made) => made !== 'nothing').length;
  const report = { job, targeted, queued: 0, alreadySaid, held: 0, skipped, messages };
  const sending = await holdOrSend(services, context, { job, run, messages, request });
  if (sending.kind === 'held') return { ...report, held: messages.length };
  if (sending.kind === 'paused') return { ...report, skipped: { ...skipped, paused: messages.length } };
  if (request.dry) return { ...report, queued: messages.length };
  await before?.();
  const put = messages.length === 0 ? { queued: 0, alreadySaid: 0 } : await services.store.outbox.put(messages);
  if (put.alreadySaid === 0) await after?.();
  return { ...report, queued: put.queued, alreadySaid: alreadySaid + put.alreadySaid };
}
