import { runRound } from '../src/features/readings/use-cases/run-round.ts';
import type { Job } from './beat-needs.ts';

/** Every five minutes between 07:00 and 20:00: reminds of what is soon wanted, or was, once each. */
export const remind: Job = {
  name: 'remind',
  schedule: '*/5 7-19 * * *',
  run: async ({ services, log }) => {
    const { messages: _messages, ...report } = await runRound(services, 'remind', { dry: false, confirm: false });
    if (report.targeted > 0) log.info(report, 'reminded');
  },
};
