import { runExplain } from '../src/features/thrive/use-cases/run-explain.ts';
import type { Job } from './beat-needs.ts';

/**
 * Every five minutes between 09:00 and 20:00, after the asks and the managers' digests, which have the first claim on a day:
 * drafts explainers of figures that came out, and sends those that are approved.
 */
export const explain: Job = {
  name: 'explain',
  schedule: '*/5 9-19 * * *',
  run: async ({ services, log }) => {
    const { messages: _messages, ...report } = await runExplain(services, { dry: false, confirm: false });
    if (report.targeted > 0) log.info(report, 'explained');
  },
};
