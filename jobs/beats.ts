import cron, { type ScheduledTask, type TaskContext } from 'node-cron';
import { SILENT } from '../src/core/telemetry.ts';
import { ask } from './ask.ts';
import type { BeatServices, Job } from './beat-needs.ts';
import { explain } from './explain.ts';
import { housekeepJob } from './housekeep.ts';
import { committeeDigest } from './committee-digest.ts';
import { managerDigest } from './manager-digest.ts';
import { narrative } from './narrative.ts';
import { powerBi } from './power-bi.ts';
import { remind } from './remind.ts';
import { requests } from './requests.ts';

/** Every job there is: a new one is a line here. */
export const JOBS: readonly Job[] = [
  ask,
  remind,
  narrative,
  managerDigest,
  committeeDigest,
  explain,
  requests,
  housekeepJob,
  powerBi,
];

export type Scheduler = {
  /** Starts nothing new, and resolves when what runs has ended. */
  stop(): Promise<void>;
};

/**
 * Wakes the jobs. The beat only wakes: what runs is what is owed and unsaid, so a missed beat, or one that died, is made
 * good by the next. Of several schedulers one claims each slot, which saves work; the keys of messages keep them from
 * doubling. A beat that fails is logged by its job's name and leaves the others alone.
 */
export async function startBeats(services: BeatServices, jobs: readonly Job[] = JOBS): Promise<Scheduler> {
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
  { services, log, telemetry = SILENT }: BeatServices,
  job: Job,
  next: () => string,
): Promise<void> {
  const at = new Date().toISOString();
  let reason = '';
  try {
    await telemetry.within({ kind: 'beat', id: job.name }, () => job.run({ services, log, telemetry }));
  } catch (fault) {
    reason = fault instanceof Error ? fault.name : 'unknown';
    log.error({ job: job.name, fault: reason }, 'a beat failed');
  }
  const outcome = reason === '' ? 'done' : 'failed';
  await services.store.beats
    .keep({ job: job.name, at, next: next(), outcome, reason })
    .catch(() => log.warn({ job: job.name }, 'a beat could not be noted'));
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
