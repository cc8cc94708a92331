import type { Clock } from '../core/clock.ts';

/**
 * The real clock. With `startAt` (local mode's `PMIF_NOW`, or `--now` of one command) it starts at that instant and runs
 * on from there, so that a newcomer can see April in November.
 */
export function systemClock(startAt?: Date): Clock {
  const offset = startAt === undefined ? 0 : startAt.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}
