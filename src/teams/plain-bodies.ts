import type { Response as SdkResponse } from 'botbuilder';
import type { Logger } from 'pino';
import type { Server } from 'restify';

export type SdkAnswer = { status: number; body?: unknown };

/** A response that only records what botbuilder answers: its error bodies hold internals, and the caller gets ours instead. */
export function sdkResponse(answer: SdkAnswer): SdkResponse {
  return {
    socket: undefined,
    header: () => undefined,
    end: () => undefined,
    status: (status: number) => (answer.status = status),
    send: (body: unknown) => (answer.body = body),
  };
}

/** Gives restify's own errors (404, 413, not JSON) short bodies that repeat nothing of the request. */
export function plainBodies(server: Server, log: Logger): void {
  const said: Readonly<Record<number, string>> = {
    400: 'That is not JSON.',
    404: 'There is no such page.',
    405: 'That method is not allowed here.',
    413: 'That is too long.',
    415: 'Only JSON is read here.',
  };
  type Fault = { statusCode?: number; name?: string; toJSON?: () => unknown };
  server.on('restifyError', (_request: unknown, _response: unknown, fault: Fault, done: () => void) => {
    const status = fault.statusCode ?? 500;
    if (status >= 500) log.error({ fault: fault.name }, 'a request failed');
    fault.toJSON = () => ({ message: said[status] ?? 'Something went wrong here.' });
    done();
  });
}
