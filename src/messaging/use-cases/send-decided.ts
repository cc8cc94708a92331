import type { Message } from '../rules/message.ts';
import { countBy } from '../../core/count-by.ts';
import { holdOrSend } from './hold-run.ts';
import type { Services, TodayContext } from '../../core/services.ts';
import type { RunReport, RunRequest } from './run.ts';

/** What a run decided for one person. `nothing`: there is nothing for them, and they are counted nowhere. */
export type Decided = Message | 'alreadySaid' | 'nothing' | { readonly skipped: string };

/** One run, as it was decided; its name is its job and the instant, so that text order is the order of time. */
export type DecidedRun = {
  readonly job: string;
  readonly run: string;
  readonly request: RunRequest;
  readonly decided: readonly Decided[];
};

/** What is stored around the messages of a run that goes out. */
export type Around = {
  /** Before its messages: a crash in between decides them again. */
  readonly before?: () => Promise<void>;
  /** After them, and only if each found its day free: whose day another message had is decided again at the next beat. */
  readonly after?: () => Promise<void>;
};

/**
 * The end of every run: it is held, finds everything paused or is a dry one, and then stores nothing, so that the next one
 * decides again; or its messages go into the outbox. Everybody decided for stands in one column of the report.
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
