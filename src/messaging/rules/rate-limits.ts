/** One bucket, because Teams counts all requests of the bot in a tenant together. Times are of a steady clock (ms). */
export type TokenBucket = {
  /** The configured rate, and the current one: lower for a while after Teams asked us to slow down. */
  readonly perSecond: number;
  readonly rate: number;
  readonly tokens: number;
  readonly at: number;
  readonly slowedAt: number;
};

/** Seconds from a slow-down to the full rate. */
const RECOVERY_SECONDS = 30;
/** Several 429s to one burst count as one (milliseconds). */
const ONE_WISH = 1000;

export const newBucket = (perSecond: number, now: number): TokenBucket => ({
  perSecond,
  rate: perSecond,
  tokens: burst(perSecond),
  at: now,
  slowedAt: Number.NEGATIVE_INFINITY,
});

/**
 * The most that may go at once after a pause: a twelfth of a second's worth, so that no second exceeds the rate by more
 * than a twelfth (at 45, less than Teams' limit of 50).
 */
const burst = (perSecond: number): number => Math.max(1, perSecond / 12);

/** Takes one token. With `waitMs` above 0 none was left; try again after that time. */
export function takeToken(bucket: TokenBucket, now: number): { bucket: TokenBucket; waitMs: number } {
  const filled = refilled(bucket, now);
  if (filled.tokens < 1) return { bucket: filled, waitMs: ((1 - filled.tokens) / filled.rate) * 1000 };
  return { bucket: { ...filled, tokens: filled.tokens - 1 }, waitMs: 0 };
}

/** Halves the rate, to one a second at least, after Teams said that the tenant sends too much. */
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

/** Teams' limits for one bot in one conversation, as messages in milliseconds ("Rate limiting for agents"). */
export const CONVERSATION_LIMITS = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;

/** A message may arrive this much faster than the one before it (milliseconds). */
const MARGIN = 100;
const LONGEST = 3_600_000;

/**
 * The earliest moment, `now` or later, at which one more message may go to a conversation. `sent` are the moments of
 * messages that went or are scheduled, oldest first, on the same steady clock (milliseconds).
 */
export function earliestMoment(sent: readonly number[], now: number): number {
  const allowed = CONVERSATION_LIMITS.map(([most, span]) => {
    const first = sent.at(-most);
    return first === undefined ? now : first + span + MARGIN;
  });
  return Math.max(now, ...allowed);
}

export const recentMoments = (sent: readonly number[], now: number): number[] =>
  sent.filter((moment) => moment > now - LONGEST - MARGIN);
