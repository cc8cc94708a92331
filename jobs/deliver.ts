import type { BeatNeeds } from './beat-needs.ts';

/** Every ten seconds: sends what may go now. One query when nothing may. */
export const deliverJob = {
  name: 'deliver',
  schedule: '*/10 * * * * *',
  run: async ({ deliver, log }: BeatNeeds) => {
    const report = await deliver();
    if (report.targeted > 0) log.info({ job: 'deliver', ...report }, 'delivered');
  },
};
