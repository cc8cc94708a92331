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
