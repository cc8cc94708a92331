import { runManagerDigest } from '../src/features/managers/use-cases/run-manager-digest.ts';
import type { BeatServices } from './beat-needs.ts';

/**
 * Every five minutes between 08:00 and 20:00: tells managers what changed and what wants a decision. It begins an hour
 * after the asks and reminders, which have the first claim on a person's day.
 */
export const managerDigest = {
  name: 'manager-digest',
  schedule: '*/5 8-19 * * *',
  run: async ({ services, log }: BeatServices) => {
    const { messages: _messages, ...report } = await runManagerDigest(services, { dry: false, confirm: false });
    if (report.targeted > 0) log.info(report, 'told managers');
  },
};
