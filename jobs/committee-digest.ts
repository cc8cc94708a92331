import { runCommitteeDigest } from '../src/features/committee-digest/use-cases/run-committee-digest.ts';
import type { MessageJob } from '../src/messaging/job.ts';

/** Twice an hour between 08:00 and 20:00: brings committees’ digests to their officers in time for the papers. */
export const committeeDigestJob: MessageJob = {
  kind: 'messages',
  name: 'committee-digest',
  schedule: '10,40 8-19 * * *',
  title: 'Committees’ digests',
  held: 'brings committees’ digests to their officers',
  logged: 'brought digests to officers',
  run: runCommitteeDigest,
};
