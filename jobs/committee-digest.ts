import { runCommitteeDigest } from '../src/features/committee-digest/use-cases/run-committee-digest.ts';
import type { Job } from './beat-needs.ts';

/** Twice an hour between 08:00 and 20:00: brings committees' digests to their officers in time for the papers. */
export const committeeDigest: Job = {
  name: 'committee-digest',
  schedule: '10,40 8-19 * * *',
  run: async ({ services, log }) => {
    const { messages: _messages, ...report } = await runCommitteeDigest(services, { dry: false, confirm: false });
    if (report.queued > 0) log.info(report, 'brought digests to officers');
  },
};
