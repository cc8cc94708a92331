import { standingNow } from '../src/features/progress/use-cases/gauges.ts';
import { housekeepOnceADay } from '../src/features/records/use-cases/housekeep.ts';
import type { Job } from './beat-needs.ts';

/**
 * Every ten minutes between 04:00 and 06:00, when nobody is asked: anchors the audit and removes what is kept no longer, so
 * much a beat, until the day's work is done. What the night missed, the next one does.
 */
export const housekeepJob: Job = {
  name: 'housekeep',
  schedule: '*/10 4-5 * * *',
  run: async ({ services, log }) => {
    const report = await housekeepOnceADay(services);
    if (report === undefined) return;
    // The digest stands in the logs as well: whoever rewrites the table cannot rewrite those.
    log.info(report, 'kept house');
    if (!report.more) log.info(await standingNow(services), 'readings that wait');
  },
};
