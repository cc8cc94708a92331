import pLimit from 'p-limit';
import { earliestMoment, recentMoments } from '../rules/conversation-limits.ts';
import { newBucket, slowedDown, takeToken } from '../rules/token-bucket.ts';
import type { Time } from './time.ts';

/** How fast may be sent: requests a second for the whole tenant, and sends in flight at once. */
export type Pace = { readonly perSecond: number; readonly concurrency: number };

/** A conversation whose turn comes within this time is waited for; another is put back, so that it holds nobody up. */
const WORTH_WAITING_MS = 2_000;
const REMEMBERED = 20_000;

export type Pacer = {
  /** Waits for a free place among those in flight, and holds it until the act has ended. */
  inFlight<Result>(act: () => Promise<Result>): Promise<Result>;
  /** Waits for the tenant's next token. */
  token(): Promise<void>;
  /** Waits for a conversation's turn, or says in how many milliseconds it comes, where that is long. */
  turn(conversation: string): Promise<'now' | number>;
  /** Teams asked for a pause: of this conversation, and of everybody where it was not this conversation's doing. */
  throttled(conversation: string, ms: number): void;
};

/** Keeps to Teams' limits for the tenant and for each conversation, and to the number in flight. */
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
      // One after the other, each at the moment when it goes: after a hold-up nobody has an old promise to make good.
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
      // Our own windows keep each conversation within its limits, so this one is most likely the tenant's.
      bucket = slowedDown(bucket, now);
    },
  };
}

/** Conversations that were last written to over a minute ago cannot be near a limit but the hour's, which nobody nears. */
function forgetOld(sent: Map<string, number[]>, now: number): void {
  for (const [conversation, moments] of sent) {
    if ((moments.at(-1) ?? 0) < now - 60_000) sent.delete(conversation);
  }
}
