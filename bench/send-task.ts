import type { Conversation } from '../src/messaging/people.ts';
import type { View } from '../src/core/view.ts';

/** What a process of its own is asked to measure. */
export type SendTask = {
  readonly what: 'product' | 'sample' | 'posts' | 'loop' | 'replay' | 'expandOnly' | 'sendOnly';
  readonly connectionString: string;
  readonly table: string;
  /** A table like it, for the messages that go before what is measured. */
  readonly warmTable: string;
  readonly messages: number;
  /** Sends in flight at once. */
  readonly concurrency: number;
  /** Where a sample is written, or read from. */
  readonly file: string;
};

/** A call of the storage library, as it was made. */
export type StorageCall = {
  readonly what:
    | 'submitTransaction'
    | 'createEntity'
    | 'upsertEntity'
    | 'updateEntity'
    | 'deleteEntity'
    | 'getEntity'
    | 'listEntities';
  readonly args: readonly unknown[];
};

/** What a run of the product sent and asked of storage: what its rivals send, and what is asked of storage again. */
export type Sample = {
  readonly views: readonly { readonly to: Conversation; readonly view: View }[];
  readonly storage: Readonly<Record<'decide' | 'deliver', readonly StorageCall[]>>;
};

/** How long it took, and how much this process computed for it; in milliseconds. */
export type Measured = { readonly wallMs: number; readonly cpuMs: number };

/** A worker runs for months: whoever is measured has done so many before, until what computes is compiled. */
export const WARM_UP = 500;

/** Does something, and says what it cost. */
export async function measured(act: () => Promise<unknown>): Promise<Measured> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

/** Does something so many times, so many at once, each with its number. */
export async function times(count: number, atOnce: number, act: (number: number) => Promise<unknown>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number).values();
  const worker = async () => {
    for (const number of numbers) await act(number);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
