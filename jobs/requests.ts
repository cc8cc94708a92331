import { REQUESTS_JOB, runRequests } from '../src/features/requests/use-cases/run-requests.ts';
import type { BeatServices } from './beat-needs.ts';

/** Every five minutes between 07:00 and 20:00: reminds people of the requests that they were given. */
export const requests = {
  name: REQUESTS_JOB,
  schedule: '*/5 7-19 * * *',
  run: async ({ services, log }: BeatServices) => {
    const { messages: _messages, ...report } = await runRequests(services, { dry: false, confirm: false });
    if (report.targeted > 0) log.info(report, 'reminded of requests');
  },
};
