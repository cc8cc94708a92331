import type { SendOutcome } from '../messaging/rules/after-send.ts';

type Failed = Exclude<SendOutcome, { kind: 'delivered' }>;

type Fault = {
  name?: string;
  statusCode?: number;
  code?: string;
  message?: string;
  response?: { headers?: { get(name: string): string | undefined } };
};

/** Errors of Teams that last until the person, or an administrator, acts. */
const UNREACHABLE = [
  'MessageWritesBlocked',
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ForbiddenOperationException',
  'ConversationNotFound',
];

const REFUSALS: Readonly<Record<number, string>> = { 413: 'messageSizeTooBig', 500: 'serviceError' };

/** Network faults before anything was sent. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** The wait after a 429 without `Retry-After` (milliseconds). */
const THROTTLE_PAUSE = 5000;

/**
 * By Teams' status table: 412, 429, 502 and 503 were not delivered and are retried; a 504, a timeout or a dropped
 * socket may have been delivered; everything else is a refusal, a 500 too.
 */
export function sendFault(thrown: unknown): Failed {
  const fault = (thrown ?? {}) as Fault;
  if (fault.name === 'UnknownService') return { kind: 'refused', reason: 'unknownServiceHost', unreachable: true };
  // Any other error comes from signing in for the bot's token: nothing was sent.
  if (fault.name !== 'RestError' && fault.name !== 'AbortError') return { kind: 'again', reason: 'notSignedIn' };
  const status = fault.statusCode;
  switch (status) {
    case undefined:
      return NEVER_LEFT.includes(fault.code ?? '')
        ? { kind: 'again', reason: 'notConnected' }
        : { kind: 'unknown', reason: 'noAnswer' };
    case 408:
    case 504:
      return { kind: 'unknown', reason: `http${status}` };
    case 429:
      return { kind: 'again', reason: 'throttled', afterMs: retryAfter(fault) };
    case 412:
    case 502:
    case 503:
      return { kind: 'again', reason: `http${status}` };
    default: {
      // A blocked person is JSON inside the message, other errors have a code: look in both.
      const said = `${fault.code ?? ''} ${fault.message ?? ''}`;
      const known = UNREACHABLE.find((name) => said.includes(name));
      const reason = known ?? REFUSALS[status] ?? `http${status}`;
      return { kind: 'refused', reason, unreachable: known !== undefined || status === 403 };
    }
  }
}

function retryAfter({ response }: Fault): number {
  const seconds = Number(response?.headers?.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : THROTTLE_PAUSE;
}
