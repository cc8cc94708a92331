import { startChild } from './measure.ts';

export type ConnectorSettings = {
  /** Milliseconds until it answers. */
  readonly delayMs?: number;
  readonly keepLast?: boolean;
  /** Whether it keeps to Teams' published limits, with a 429 and `Retry-After` beyond them. */
  readonly limits?: boolean;
};

/** When each message was taken (milliseconds of one clock), how many were refused, and the last one where it is kept. */
export type Taken = { readonly moments: number[]; refused: number; last: string };

/** Starts the stand-in for Teams' connector. Asked with `set` it changes, and its count starts again. */
export const startConnector = () =>
  startChild<{ readonly url: string }, { readonly set?: ConnectorSettings }, Taken>('./connector-process.ts');
