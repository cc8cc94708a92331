import type { Request, Response } from 'restify';
import type { Refusal } from './check-request.ts';
import { addressOf, allowanceOf, REFUSED_PER_ADDRESS } from '../web/limits.ts';

/** Seconds after which an address that was refused too often may try again. */
const REST = 60;

/**
 * Answers refusals. An address that is refused too often gets a 429, and its connection is closed; accepted requests are not
 * limited by address.
 */
export function rejectRequest(): (request: Request, response: Response, refusal: Refusal) => void {
  const mayBeRefused = allowanceOf(REFUSED_PER_ADDRESS);
  return (request, response, { status, body }) => {
    if (mayBeRefused(addressOf(request))) return void response.send(status, { message: body });
    response.header('Retry-After', String(REST));
    response.header('Connection', 'close');
    response.send(429, { message: 'That was refused too often. Wait a minute.' });
  };
}
