import type { Recorded } from './rules/after-send.ts';
import type { Message } from './rules/message.ts';
import type { PersonFile, ShownList } from '../messaging/people.ts';
import type { ChannelFile } from '../features/channels/store.ts';

/** A message that may go, as its hint tells: where it lies, and since when it may. */
export type Waiting = {
  readonly hint: string;
  readonly partition: string;
  readonly row: string;
  readonly kind: Message['kind'];
  readonly writtenAt: string;
};

/** A message in hand: as it is stored, who marked it as being sent, and the version by which a second sender is refused. */
export type InHand = {
  readonly message: Message;
  readonly waiting: Waiting;
  readonly version: string;
  readonly sender: string;
  /** Whose message it is, where it lies in their partition and so came in the same transaction. */
  readonly person?: PersonFile;
  /** The channel it goes to, in the same way. */
  readonly channel?: ChannelFile;
};

/** What a message that arrived has shown, stored with its outcome: the numbered list, and that the person met us. */
export type Shown = { readonly list?: ShownList; readonly introducedAt?: string };

export type Outbox = {
  /**
   * Puts messages of people and channels, each by its key, with their row for the day in the same transaction. Where the key is
   * there and still queued, what it covers grows; else nothing changes. Returns how many were new. One storage
   * transaction a message, and two for a hundred of one run.
   */
  put(messages: readonly Message[]): Promise<{ readonly queued: number; readonly alreadySaid: number }>;
  /** What may go at `now`, longest waiting first. One storage transaction for a thousand. */
  ready(now: Date, most: number): Promise<Waiting[]>;
  /** The message and, mostly, its person in one storage transaction; undefined when it is not to be sent (any more). */
  open(waiting: Waiting): Promise<InHand | undefined>;
  /**
   * Several at once, of those that lie with their people: few storage transactions where they lie close together. What is
   * left out, for whatever reason, is to be opened by itself.
   */
  openMany(waiting: readonly Waiting[]): Promise<InHand[]>;
  /** Marks it as being sent, by whom; `conflict` when it was changed since it was opened. One storage transaction. */
  startSending(inHand: InHand, sender: string): Promise<InHand | 'conflict'>;
  /**
   * Stores what became of it; `conflict` when somebody else has it now. One storage transaction; see {@link settle}. What
   * was delivered is recorded even where a run added meanwhile to what the message covers: that part was not said.
   */
  record(inHand: InHand, outcome: Recorded, shown?: Shown): Promise<'recorded' | 'conflict'>;
  /** Removes, a hundred at a time, the hints of what needs none any more. What a crash leaves is removed later. */
  settle(): Promise<void>;
  /** Puts a message that had its end back among those that are to be sent, as if it had never been tried. */
  requeue(message: Message, notBefore: Date): Promise<boolean>;
  /** The messages that one run put; reads those and no others. */
  ofRun(run: string): Promise<Message[]>;
  /** Given up, or sent and nobody knows whether it arrived: what waits for a person. One listing, for people who ask. */
  undelivered(): Promise<Message[]>;
  all(): AsyncIterable<Message>;
};

declare module '../core/store.ts' {
  interface Store {
    readonly outbox: Outbox;
  }
}
