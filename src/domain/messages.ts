import type { PersonKey } from './measures/measure.ts';

/** `reply`: what could not be said in its turn, said again as things stand now. */
export type MessageKind = 'ask' | 'handover' | 'extension' | 'reply';
export type MessageState = 'queued' | 'sending' | 'delivered' | 'failed' | 'skipped' | 'unknown' | 'dead';

/** What a message speaks of. */
export type Covers = { readonly code: string; readonly period: string; readonly stage: string };

/** Something to say to one person. A key is sent once (design, 6); no address stands in a key, for keys reach logs. */
export type Message = {
  readonly key: string;
  readonly kind: MessageKind;
  readonly to: PersonKey;
  /** ISO instant before which it may not go. */
  readonly notBefore: string;
  readonly covers: readonly Covers[];
  readonly state: MessageState;
  readonly attempts: number;
  readonly reason: string;
  /** The activity id in Teams once it arrived, so that the card can be changed in place. */
  readonly activityId: string;
  readonly run: string;
};
