import pLimit from 'p-limit';
import { earliestMoment, newBucket, recentMoments, slowedDown, takeToken } from '../rules/rate-limits.ts';
import type { Time } from './time.ts';

/** Requests a second for the whole tenant, and concurrent sends. */
export type Pace = { readonly perSecond: number; readonly concurrency: number };

/** A conversation that is free within this time is waited for; otherwise its message is put back. */
const WORTH_WAITING_MS = 2_000;
const REMEMBERED = 20_000;

export type Pacer = {
  /** Waits for a free slot and holds it until the act has ended. */
  inFlight<Result>(act: () => Promise<Result>): Promise<Result>;
  /** Waits for the tenant's next token. */
  token(): Promise<void>;
  /** Waits until the conversation is free, or returns the milliseconds until then if they are many. */
  turn(conversation: string): Promise<'now' | number>;
  /** Teams asked for a pause, of this conversation and, most likely, of the tenant. */
  throttled(conversation: string, ms: number): void;
};

/** Keeps Teams' limits for the tenant and each conversation, and the limit of concurrent sends. */
export function pacerOf({ perSecond, concurrency }: Pace, time: Time): Pacer {
  let bucket = newBucket(perSecond, time.ms());
  const sent = new Map<string, number[]>();
  const pausedUntil = new Map<string, number>();

  let line = Promise.resolve();
  const nextToken = async () => {
    for (;;) {
      const taken = takeToken(bucket, time.ms());
      bucket = taken.bucket;
      if (taken.waitMs === 0) return;
      await time.pause(taken.waitMs);
    }
  };

  return {
    inFlight: pLimit(concurrency),
    token() {
      // One after the other, each at its own moment, so that a delay is not followed by a burst.
      line = line.then(nextToken);
      return line;
    },
    async turn(conversation) {
      const now = time.ms();
      const before = recentMoments(sent.get(conversation) ?? [], now);
      const moment = Math.max(earliestMoment(before, now), pausedUntil.get(conversation) ?? 0);
      if (moment - now > WORTH_WAITING_MS) return moment - now;
      if (sent.size > REMEMBERED) forgetOld(sent, now);
      sent.delete(conversation);
      sent.set(conversation, [...before, moment]);
      if (moment > now) await time.pause(moment - now);
      return 'now';
    },
    throttled(conversation, ms) {
      const now = time.ms();
      pausedUntil.set(conversation, now + ms);
      // Our own limits protect each conversation, so this one is most likely the tenant's.
      bucket = slowedDown(bucket, now);
    },
  };
}

/** After a minute only the limit for an hour is left, which is never reached. */
function forgetOld(sent: Map<string, number[]>, now: number): void {
  for (const [conversation, moments] of sent) {
    if ((moments.at(-1) ?? 0) < now - 60_000) sent.delete(conversation);
  }
}
