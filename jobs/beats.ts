import cron from 'node-cron';
import { ask } from './ask.ts';
import type { BeatNeeds } from './beat-needs.ts';
import { deliverJob } from './deliver.ts';
import { managerDigest } from './manager-digest.ts';
import { remind } from './remind.ts';

/**
 * Wakes the jobs. The beat only wakes: what runs is what is owed and unsaid, so a missed beat is made good by the next.
 * A beat that fails is logged by its job's name and leaves the others alone.
 */
export function startBeats(needs: BeatNeeds): { stop(): Promise<void> } {
  const tasks = [ask, remind, managerDigest, deliverJob].map((job) =>
    cron.schedule(
      job.schedule,
      async () => {
        try {
          await job.run(needs);
        } catch (fault) {
          needs.log.error({ job: job.name, fault: fault instanceof Error ? fault.name : 'unknown' }, 'a beat failed');
        }
      },
      { name: job.name, noOverlap: true, timezone: 'Europe/London', suppressMissedWarning: true },
    ),
  );
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy();
    },
  };
}
