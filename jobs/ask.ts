import { runRound } from '../src/features/readings/use-cases/run-round.ts';
import type { MessageJob } from '../src/messaging/job.ts';

/** Every five minutes between 07:00 and 20:00: opens what has come due and puts asks into the outbox. */
export const ask: MessageJob = {
  kind: 'messages',
  name: 'ask',
  schedule: '*/5 7-19 * * *',
  title: 'Asks',
  held: 'asks owners for what has come due',
  logged: 'asked',
  run: (services, request) => runRound(services, 'ask', request),
};
