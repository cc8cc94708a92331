import type { DeliveryPolicy } from './delivery-policy.ts';
import type { Message, MessageState } from './message.ts';

export type SendOutcome =
  | { readonly kind: 'delivered'; readonly activityId: string }
  | { readonly kind: 'again'; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly unreachable: boolean };

/** The outcome to store; with `notBefore` the message is tried again from then. */
export type DeliveryOutcome = {
  readonly state: MessageState;
  readonly reason: string;
  readonly attempts: number;
  readonly activityId: string;
  readonly notBefore?: string;
};

export type AfterSendFacts = {
  readonly message: Pick<Message, 'kind' | 'state' | 'attempts' | 'reason'>;
  readonly policy: DeliveryPolicy;
  readonly sent: SendOutcome;
  readonly now: Date;
  /** From 0 to 1, so that messages that failed together are not retried together. */
  readonly jitter: number;
  /** The same time on the next working day. */
  readonly nextWorkingDay: Date;
};

/** After so many failed attempts a message is a dead letter: the performance team sees it and can send it again. */
export const MOST_ATTEMPTS = 5;
const FIRST_PAUSE = 5_000;
/** Pauses of about 5 s, 30 s, 3 min and 18 min outlast an outage of twenty minutes. */
const GROWTH = 6;
/** Teams asks for minutes at most; a longer pause is not believed. */
const LONGEST_PAUSE = 3_600_000;

/**
 * What an attempt means for its message (docs/rules.md, "What a send attempt means"). A 429 is no attempt; 412, 502 and
 * 503 were not delivered and are retried with growing pauses; what may have arrived is `unknown`; a 500 is retried once
 * on the next working day; every other refusal is final.
 */
export function afterSend({ message, policy, sent, now, jitter, nextWorkingDay }: AfterSendFacts): DeliveryOutcome {
  const attempts = message.attempts + 1;
  const after = (ms: number) => new Date(now.getTime() + Math.min(ms, LONGEST_PAUSE)).toISOString();
  const later = FIRST_PAUSE * GROWTH ** (attempts - 1) * (0.5 + jitter);
  const none = { activityId: '' };
  switch (sent.kind) {
    case 'delivered':
      return { state: 'delivered', reason: '', attempts, activityId: sent.activityId };
    case 'again': {
      const { reason } = sent;
      if (reason === 'throttled') {
        const wait = (sent.afterMs ?? FIRST_PAUSE) + jitter * 1000;
        return { ...none, state: 'queued', reason, attempts: message.attempts, notBefore: after(wait) };
      }
      if (attempts >= MOST_ATTEMPTS) return { ...none, state: 'dead', reason, attempts };
      return { ...none, state: 'queued', reason, attempts, notBefore: after(sent.afterMs ?? later) };
    }
    case 'unknown': {
      const { reason } = sent;
      if (policy.onUnknown === 'holdForReview') return { ...none, state: 'unknown', reason, attempts };
      if (attempts >= MOST_ATTEMPTS) return { ...none, state: 'dead', reason, attempts };
      return { ...none, state: 'unknown', reason, attempts, notBefore: after(later) };
    }
    case 'refused': {
      const { reason } = sent;
      const firstFault = reason === SERVICE_ERROR && message.reason !== SERVICE_ERROR;
      const failed = { ...none, state: 'failed', reason, attempts } as const;
      return firstFault ? { ...failed, notBefore: nextWorkingDay.toISOString() } : failed;
    }
  }
}

/** Teams' 500. */
const SERVICE_ERROR = 'serviceError';

/** For a message that may have arrived when the process ended. This does not count as a failed attempt. */
export const afterCrash = ({ onUnknown }: DeliveryPolicy): DeliveryPolicy['onUnknown'] => onUnknown;

/**
 * Whether a later message says all that this one would, so that a retry and a newly decided message are not both sent.
 */
export function isOvertaken(message: Message, policy: DeliveryPolicy, others: readonly Message[]): boolean {
  if (!policy.supersedesEarlier) return false;
  return others.some(
    (other) =>
      other.kind === message.kind &&
      other.key !== message.key &&
      // A run is named by its job and instant, so text order is the order of time.
      other.run > message.run &&
      ['queued', 'sending', 'delivered'].includes(other.state),
  );
}
