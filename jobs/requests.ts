import { runRequests } from '../src/features/requests/use-cases/run-requests.ts';
import type { MessageJob } from '../src/messaging/job.ts';

/** Every five minutes between 07:00 and 20:00: reminds people of the requests that they were given. */
export const requestsJob: MessageJob = {
  kind: 'messages',
  name: 'requests',
  schedule: '*/5 7-19 * * *',
  title: 'Members’ requests',
  held: 'reminds people of what members asked',
  logged: 'reminded of requests',
  run: runRequests,
};
