import type { DeliveryOutcome } from './rules/after-send.ts';
import type { Message } from './rules/message.ts';
import type { PersonFile, ShownList } from '../messaging/people.ts';
import type { ChannelFile } from '../features/channels/store.ts';

/** A message that may be sent now, as the ready index lists it. Its names are opaque outside storage: only compare them. */
export type ReadyMessage = {
  readonly indexRow: string;
  /** Messages that share it are stored together: read in this order, one request brings many of them. */
  readonly storedWith: string;
  readonly row: string;
  readonly kind: Message['kind'];
  /** From when it may be sent (ISO). */
  readonly notBefore: string;
  readonly writtenAt: string;
};

/** A message as it is stored, with who marked it as being sent, and the version under which its outcome is stored. */
export type LoadedMessage = {
  readonly message: Message;
  readonly ready: ReadyMessage;
  readonly version: string;
  readonly sender: string;
  /** Its recipient, where they were read in the same request. */
  readonly person?: PersonFile;
  readonly channel?: ChannelFile;
};

/** What a delivered message has shown, stored with its outcome: the numbered list, and that the introduction was given. */
export type Shown = { readonly list?: ShownList; readonly introducedAt?: string };

export type Outbox = {
  /**
   * Puts messages to people and channels, each once by its key, with the row of its day in the same transaction. A queued
   * message with that key gets the new topics too; otherwise nothing changes. Returns how many were new. One storage
   * transaction a message, and two for a hundred of one run.
   */
  put(messages: readonly Message[]): Promise<{ readonly queued: number; readonly alreadySaid: number }>;
  /** What may be sent at `now`, the longest pending first. One storage transaction for a thousand. */
  ready(now: Date, most: number): Promise<ReadyMessage[]>;
  /** The message, mostly with its recipient, in one storage transaction; undefined when it is not to be sent any more. */
  open(ready: ReadyMessage): Promise<LoadedMessage | undefined>;
  /** Prefetch: several messages to people in few storage transactions. What is left out has to be opened by itself. */
  openMany(ready: readonly ReadyMessage[]): Promise<LoadedMessage[]>;
  /** Marks it as being sent by this sender. One storage transaction. */
  startSending(loaded: LoadedMessage, sender: string): Promise<LoadedMessage | 'conflict'>;
  /**
   * Stores its outcome; `conflict` when another sender has it now. One storage transaction; see {@link settle}. A delivered
   * message is recorded even if a run has added topics meanwhile: those were not said.
   */
  record(loaded: LoadedMessage, outcome: DeliveryOutcome, shown?: Shown): Promise<'recorded' | 'conflict'>;
  /** Removes index rows that are no longer needed, a hundred at a time. What a crash leaves is removed later. */
  settle(): Promise<void>;
  /** Queues an ended message again, as if it had never been tried. */
  requeue(message: Message, notBefore: Date): Promise<boolean>;
  /** The messages of one run; reads no others. */
  ofRun(run: string): Promise<Message[]>;
  /** Dead letters, and messages of which it is unknown whether they arrived: both need a person. Reads the whole table. */
  undelivered(): Promise<Message[]>;
  all(): AsyncIterable<Message>;
};

declare module '../core/store.ts' {
  interface Store {
    readonly outbox: Outbox;
  }
}
