import type { Actor } from '../../core/audit-entry.ts';
import { type Message, newMessage } from '../rules/message.ts';
import { isRunHeld, nextWorkingMoment } from '../rules/quiet.ts';
import type { Services, TodayContext } from '../../core/services.ts';
import type { RunRecord } from '../schedule.ts';
import { performanceTeam } from './read-people.ts';
import type { RunRequest } from './run.ts';

export type WouldSend = {
  readonly job: string;
  readonly run: string;
  readonly messages: readonly Message[];
  readonly request: RunRequest;
};

/**
 * Whether a run may send. Nothing goes during a pause. A run that would reach unusually many people is held until the
 * performance team presses *Send*; they are told once. What is sent is recorded, for the next run to compare.
 */
export async function holdOrSend(
  services: Services,
  context: TodayContext,
  { job, run, messages, request }: WouldSend,
): Promise<{ readonly kind: 'send' | 'held' | 'paused' }> {
  if (messages.length === 0) return { kind: 'send' };
  const { runs, pauses } = services.store;
  if ((await pauses.current()) !== undefined) return { kind: 'paused' };
  const reached = new Set(messages.map(({ to }) => to)).size;
  const recent = (await runs.recent(job, context.now, context.framework.quiet.holdLooksBack)).map(
    ({ people }) => people,
  );
  const record: RunRecord = { run, job, at: context.now.toISOString(), people: reached };
  if (!request.confirm && isRunHeld({ people: reached, recent, quiet: context.framework.quiet })) {
    if (!request.dry) await hold(services, context, record);
    return { kind: 'held' };
  }
  if (!request.dry) {
    const held = await runs.held(job);
    await runs.keep(record);
    if (held !== undefined)
      await letGo(services, held, record, request.confirm ? (request.by ?? 'command') : 'product');
  }
  return { kind: 'send' };
}

/** A held run goes after *Send*, or when it would reach few people by now. */
async function letGo({ store }: Services, held: RunRecord, now: RunRecord, by: Actor): Promise<void> {
  const people = ({ people: count }: RunRecord) => `${count} people`;
  const act = {
    what: 'heldRunSent',
    about: now.job,
    by,
    at: now.at,
    before: people(held),
    after: people(now),
  } as const;
  await store.acts.keep({ kind: 'runs' }, { ...act, reason: '' });
  await store.runs.letGo(now.job);
}

async function hold(services: Services, context: TodayContext, record: RunRecord): Promise<void> {
  const known = await services.store.runs.held(record.job);
  if (known?.people === record.people) return;
  await services.store.runs.hold({ ...record, at: known?.at ?? record.at });
  if (known === undefined) await tellPerformanceTeam(services, context, record);
}

async function tellPerformanceTeam(
  services: Services,
  context: TodayContext,
  { job, run, at }: RunRecord,
): Promise<void> {
  const { calendar, framework, now } = context;
  const messages = (await performanceTeam(services.store.people)).map(({ profile }) => {
    const notBefore = nextWorkingMoment({ person: profile, from: now, calendar, quiet: framework.quiet });
    const topics = [{ code: job, period: '', milestone: { is: 'held' as const } }];
    return newMessage(
      { key: `held|${profile.key}|${job}|${at}`, kind: 'heldRun', to: profile.key, topics, run },
      notBefore,
    );
  });
  await services.store.outbox.put(messages);
}
