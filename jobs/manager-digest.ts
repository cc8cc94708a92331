import { runManagerDigest } from '../src/features/managers/use-cases/run-manager-digest.ts';
import type { MessageJob } from '../src/messaging/job.ts';

/** Every five minutes between 08:00 and 20:00: tells managers what changed and what wants a decision. It starts an hour
 * after the asks and reminders, which come first in the daily limit. */
export const managerDigest: MessageJob = {
  kind: 'messages',
  name: 'manager-digest',
  schedule: '*/5 8-19 * * *',
  title: 'Managers’ digests',
  held: 'tells managers what changed and what wants a decision',
  logged: 'told managers',
  run: runManagerDigest,
};
