import type { Services } from '../../core/services.ts';
import type { MeasuresOfARun } from '../../features/readings/use-cases/list-outstanding.ts';
import { type LoadedMessage, type ReadyMessage } from '../outbox.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import { StorageUnavailable } from '../../core/store.ts';
import type { Time } from './time.ts';

/** Messages that are read together: about a second's worth at Teams' pace. */
const TOGETHER = 32;
/** The next are prefetched when so many of these are still to be sent. */
const LEFT = 12;
/** Prefetched rows are used for this long: a little longer than 32 messages take at 20 a second. Later they are read again. */
const FRESH_MS = 2_500;

type Opened = { readonly loaded: LoadedMessage | undefined; readonly measures: MeasuresOfARun };

type Chunk = {
  readonly at: number;
  readonly messages: ReadonlyMap<string, LoadedMessage>;
  readonly measures: ReadonlyMap<string, MeasureFile>;
};

/**
 * Opens messages in their order, with a prefetch of the next ones and of their recipients' measures, which takes few
 * storage transactions. What was not prefetched, or too long ago, is read when its turn comes.
 */
export function readAhead(
  services: Services,
  time: Time,
  ready: readonly ReadyMessage[],
): (turn: number) => Promise<Opened> {
  const chunks = new Map<number, Promise<Chunk>>();
  const chunkAt = (number: number): Promise<Chunk> => {
    const from = number * TOGETHER;
    const read = chunks.get(number) ?? readChunk(services, time, ready.slice(from, from + TOGETHER));
    chunks.set(number, read);
    chunks.delete(number - 2);
    return read;
  };
  return async (turn) => {
    const number = Math.floor(turn / TOGETHER);
    // Prefetch errors are ignored; the real read raises them.
    if (turn % TOGETHER >= TOGETHER - LEFT) chunkAt(number + 1).catch(() => {});
    const chunk = await chunkAt(number);
    const isFresh = () => time.ms() - chunk.at < FRESH_MS;
    const waiting = ready[turn];
    const known = waiting && isFresh() ? chunk.messages.get(waiting.indexRow) : undefined;
    return {
      loaded: known ?? (waiting && (await services.store.outbox.open(waiting))),
      measures: async (code) =>
        (isFresh() ? chunk.measures.get(code.toUpperCase()) : undefined) ?? services.store.measures.open(code),
    };
  };
}

async function readChunk({ store }: Services, time: Time, ready: readonly ReadyMessage[]): Promise<Chunk> {
  const at = time.ms();
  // A recipient's second message is opened in its turn, because it depends on what the first has shown.
  const firsts = new Map([...ready].reverse().map((waiting) => [waiting.storedWith, waiting]));
  const messages = await store.outbox.openMany([...firsts.values()]);
  const codes = messages.flatMap(
    ({ person }) => person?.duties.flatMap(({ as, code }) => (as === 'manager' ? [] : code)) ?? [],
  );
  return {
    at,
    messages: new Map(messages.map((loaded) => [loaded.ready.indexRow, loaded])),
    measures: new Map(
      (await orNothing(() => store.measures.openMany(codes))).map((file) => [file.measure.code.toUpperCase(), file]),
    ),
  };
}

/** A row that cannot be read raises its error when its own message has its turn. */
async function orNothing<T>(act: () => Promise<T[]>): Promise<T[]> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof StorageUnavailable) throw fault;
    return [];
  }
}
