import cron, { type ScheduledTask, type TaskContext } from 'node-cron';
import type { Logger } from 'pino';
import type { Services } from '../src/core/services.ts';
import { SILENT, type Telemetry } from '../src/core/telemetry.ts';
import type { Job } from '../src/messaging/job.ts';

/** What a beat gives to its jobs. */
export type BeatServices = {
  readonly services: Services;
  readonly log: Logger;
  readonly telemetry?: Telemetry;
  /** The real clock, by which schedules go. */
  readonly realNow?: () => Date;
};

export type Scheduler = {
  /** Starts nothing new, and resolves when what runs has ended. */
  stop(): Promise<void>;
};

/**
 * Wakes the jobs. The beat only wakes: what runs is what is owed and unsaid, so a missed beat, or one that died, is made
 * good by the next. Of several schedulers one claims each slot, which saves work; the keys of messages keep them from
 * doubling. A beat that fails is logged by its job's name and leaves the others alone.
 */
export async function startBeats(
  services: BeatServices,
  jobs: readonly Job[] = services.services.jobs,
): Promise<Scheduler> {
  const { beats } = services.services.store;
  const running = new Set<Promise<void>>();
  const tasks = jobs.map((job) => {
    const task: ScheduledTask = cron.schedule(
      job.schedule,
      async () => {
        const run = beat(services, job, () => nextRun(task)).finally(() => running.delete(run));
        running.add(run);
        await run;
      },
      {
        name: job.name,
        noOverlap: true,
        timezone: 'Europe/London',
        suppressMissedWarning: true,
        distributed: true,
        runCoordinator: { shouldRun: (key) => beats.claim(job.name, slotOf(key, job.name)) },
      },
    );
    // Storage that is away: the slot is nobody's, and the next beat makes it good.
    task.on('execution:skipped', ({ reason }: TaskContext) => {
      if (reason === 'coordinator-error') services.log.warn({ job: job.name }, 'a beat could not be claimed');
    });
    return { job, task };
  });
  await expectBeats(services, tasks);
  return {
    stop: async () => {
      for (const { task } of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}

/** One beat of a job, and the line by which others see that it beats. Never rejects. */
export async function beat(
  { services, log, telemetry = SILENT, realNow = () => new Date() }: BeatServices,
  job: Job,
  next: () => string,
): Promise<void> {
  const at = realNow().toISOString();
  let reason = '';
  try {
    await telemetry.within({ kind: 'beat', id: job.name }, () => runBeat(services, log, job));
  } catch (fault) {
    reason = fault instanceof Error ? fault.name : 'unknown';
    log.error({ job: job.name, fault: reason }, 'a beat failed');
  }
  const outcome = reason === '' ? 'done' : 'failed';
  await services.store.beats
    .keep({ job: job.name, at, next: next(), outcome, reason })
    .catch(() => log.warn({ job: job.name }, 'a beat could not be noted'));
}

/** One beat of a job, by the same code as its command. */
export async function runBeat(services: Services, log: Logger, job: Job): Promise<void> {
  if (job.kind === 'upkeep') {
    const done = await job.onBeat(services);
    if (done !== undefined) log.info(done, job.logged);
    return;
  }
  const { messages: _messages, ...report } = await job.run(services, { dry: false, confirm: false });
  if (report.targeted > 0) log.info(report, job.logged);
}

/** Says when each job is next to run, so that a scheduler that never beats is seen to be late. */
async function expectBeats(
  { services, log }: BeatServices,
  tasks: readonly { readonly job: Job; readonly task: ScheduledTask }[],
): Promise<void> {
  const { beats } = services.store;
  try {
    const known = new Map((await beats.all()).map((one) => [one.job, one]));
    for (const { job, task } of tasks) {
      const before = known.get(job.name) ?? { job: job.name, at: '', outcome: 'waiting', reason: '' };
      await beats.keep({ ...before, next: nextRun(task) });
    }
  } catch {
    log.warn('storage did not say when the jobs last ran');
  }
}

const nextRun = (task: ScheduledTask): string => task.getNextRun()?.toISOString() ?? '';

/** node-cron's key of a slot is the task's name, a colon and the instant. */
const slotOf = (key: string, name: string): Date => new Date(key.slice(name.length + 1));
