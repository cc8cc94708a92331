import type { Clock } from '../core/services.ts';

/** The real clock. With `startAt` (`PMIF_NOW` in local mode, or `--now` of a command) it runs on from that instant. */
export function systemClock(startAt?: Date): Clock {
  const offset = startAt === undefined ? 0 : startAt.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}
