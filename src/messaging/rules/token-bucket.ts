/**
 * One bucket for the tenant: Teams counts every request of the bot together. Plain arithmetic on a told clock
 * (milliseconds of any steady clock); whoever sends does the waiting.
 */
export type TokenBucket = {
  /** The rate that was asked for, and the rate now: lower for a while after Teams asked us to slow down. */
  readonly perSecond: number;
  readonly rate: number;
  readonly tokens: number;
  readonly at: number;
  readonly slowedAt: number;
};

/** After a slow-down the full rate is back in this many seconds. */
const RECOVERY_SECONDS = 30;
/** Several answers to one burst are one wish to slow down (milliseconds). */
const ONE_WISH = 1000;

export const newBucket = (perSecond: number, now: number): TokenBucket => ({
  perSecond,
  rate: perSecond,
  tokens: burst(perSecond),
  at: now,
  slowedAt: Number.NEGATIVE_INFINITY,
});

/**
 * How much may go at once after a pause: a twelfth of a second's worth. So no second holds more than a twelfth over the
 * rate (at 45, less than the 50 that Teams takes), and a process that was held up for a moment loses nothing by it.
 */
const burst = (perSecond: number): number => Math.max(1, perSecond / 12);

/** Takes one token; with `waitMs` above nought none was to be had, and it is worth asking again after that time. */
export function takeToken(bucket: TokenBucket, now: number): { bucket: TokenBucket; waitMs: number } {
  const filled = refilled(bucket, now);
  if (filled.tokens < 1) return { bucket: filled, waitMs: ((1 - filled.tokens) / filled.rate) * 1000 };
  return { bucket: { ...filled, tokens: filled.tokens - 1 }, waitMs: 0 };
}

/** Half the rate, never below one a second, after Teams said that the tenant sends too much. */
export function slowedDown(bucket: TokenBucket, now: number): TokenBucket {
  const filled = refilled(bucket, now);
  if (now - bucket.slowedAt < ONE_WISH) return filled;
  return { ...filled, rate: Math.max(Math.min(1, bucket.perSecond), filled.rate / 2), slowedAt: now };
}

function refilled(bucket: TokenBucket, now: number): TokenBucket {
  const seconds = Math.max(0, now - bucket.at) / 1000;
  const rate = Math.min(bucket.perSecond, bucket.rate + (bucket.perSecond * seconds) / RECOVERY_SECONDS);
  const tokens = Math.min(burst(bucket.perSecond), bucket.tokens + bucket.rate * seconds);
  return { ...bucket, rate, tokens, at: Math.max(bucket.at, now) };
}
