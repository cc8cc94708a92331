import { runNarrative } from '../src/features/narratives/use-cases/run-narrative.ts';
import type { Job } from './beat-needs.ts';

/**
 * Every five minutes between 08:00 and 20:00, an hour after the asks that it goes along with: asks objectives' leads for their part of the report, at six months and at
 * year end, and reminds them.
 */
export const narrative: Job = {
  name: 'narrative',
  schedule: '*/5 8-19 * * *',
  run: async ({ services, log }) => {
    const { messages: _messages, ...report } = await runNarrative(services, { dry: false, confirm: false });
    if (report.targeted > 0) log.info(report, 'asked for narratives');
  },
};
