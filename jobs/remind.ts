import { runRound } from '../src/features/readings/use-cases/run-round.ts';
import type { MessageJob } from '../src/messaging/job.ts';

/** Every five minutes between 07:00 and 20:00: reminds of what is soon due or late, once each. */
export const remind: MessageJob = {
  kind: 'messages',
  name: 'remind',
  schedule: '*/5 7-19 * * *',
  title: 'Reminders',
  held: 'reminds owners of what is soon wanted',
  logged: 'reminded',
  run: (services, request) => runRound(services, 'remind', request),
};
