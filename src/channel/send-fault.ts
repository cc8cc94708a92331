import type { SendOutcome } from '../app/ports.ts';

type Fault = {
  statusCode?: number;
  code?: string;
  message?: string;
  response?: { headers?: { get(name: string): string | undefined } };
};

/** Answers of Teams that say that this person cannot be reached until they act. */
const UNREACHABLE = [
  'MessageWritesBlocked',
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ForbiddenOperationException',
  'ConversationNotFound',
];

/**
 * What a failed send means (Teams' status table): 412, 429, 502 and 503 were not delivered and are tried again; 504, a
 * time-out or a dropped socket may have been; everything else is a refusal, 500 too.
 */
export function sendFault(thrown: unknown): SendOutcome {
  const fault = (thrown ?? {}) as Fault;
  const status = fault.statusCode;
  const said = `${fault.code ?? ''} ${fault.message ?? ''}`;
  switch (status) {
    case undefined:
    case 408:
    case 504:
      return { kind: 'unknown', reason: status === undefined ? 'noAnswer' : `http${status}` };
    case 429: {
      const seconds = Number(fault.response?.headers?.get('retry-after'));
      return {
        kind: 'again',
        reason: 'throttled',
        afterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 5000,
      };
    }
    case 412:
    case 502:
    case 503:
      return { kind: 'again', reason: `http${status}` };
    default: {
      const known = UNREACHABLE.find((name) => said.includes(name));
      return { kind: 'refused', reason: known ?? `http${status}`, unreachable: known !== undefined || status === 403 };
    }
  }
}
