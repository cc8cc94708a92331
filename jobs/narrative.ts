import { runNarrative } from '../src/features/narratives/use-cases/run-narrative.ts';
import type { MessageJob } from '../src/messaging/job.ts';

/** Every five minutes between 08:00 and 20:00, an hour after the asks that it goes with: asks the leads of objectives for
 * their part of the report, at six months and at year end, and reminds them. */
export const narrative: MessageJob = {
  kind: 'messages',
  name: 'narrative',
  schedule: '*/5 8-19 * * *',
  title: 'Objectives’ leads',
  held: 'asks the leads of objectives for their part of the report',
  logged: 'asked for narratives',
  run: runNarrative,
};
