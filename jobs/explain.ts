import { runExplain } from '../src/features/thrive/use-cases/run-explain.ts';
import type { MessageJob } from '../src/messaging/job.ts';

/** Every five minutes between 09:00 and 20:00, after the asks and the managers’ digests, which come first in the daily
 * limit: drafts explainers of released figures, and sends those that are approved. */
export const explain: MessageJob = {
  kind: 'messages',
  name: 'explain',
  schedule: '*/5 9-19 * * *',
  title: 'Thrive links',
  held: 'brings employee groups their Thrive links',
  logged: 'explained',
  run: runExplain,
};
