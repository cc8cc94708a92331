import type { Services } from '../../core/services.ts';
import type { MeasuresOfARun } from '../../features/readings/use-cases/list-outstanding.ts';
import { type InHand, type Waiting } from '../outbox.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import { StorageUnavailable } from '../../core/store.ts';
import type { Time } from './time.ts';

/** So many messages are read together: about a second's worth at Teams' pace. */
const TOGETHER = 32;
/** Of those, so many are still to be sent when the next are read beside them. */
const LEFT = 12;
/**
 * What was read ahead is believed for so long (milliseconds), which is a little longer than twenty messages a second take
 * from their reading to the last of them; after a hold-up it is read again.
 */
const FRESH_MS = 2_500;

/** A message that may go, and the measures that it will speak of. */
export type Opened = { readonly inHand: InHand | undefined; readonly measures: MeasuresOfARun };

type Chunk = {
  readonly at: number;
  readonly messages: ReadonlyMap<string, InHand>;
  readonly measures: ReadonlyMap<string, MeasureFile>;
};

/**
 * Opens messages one after the other, having read those that come next together with the measures of their people: where
 * people and measures lie close together that is a few storage transactions for all of them. It is a short memory and no
 * more: what is not in it, or was read too long ago, is read when its turn comes.
 */
export function readAhead(
  services: Services,
  time: Time,
  ready: readonly Waiting[],
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
    // Whoever needs it meets the fault; it is nobody's while it is only read ahead.
    if (turn % TOGETHER >= TOGETHER - LEFT) chunkAt(number + 1).catch(() => {});
    const chunk = await chunkAt(number);
    const isFresh = () => time.ms() - chunk.at < FRESH_MS;
    const waiting = ready[turn];
    const known = waiting && isFresh() ? chunk.messages.get(waiting.hint) : undefined;
    return {
      inHand: known ?? (waiting && (await services.store.outbox.open(waiting))),
      measures: async (code) =>
        (isFresh() ? chunk.measures.get(code.toUpperCase()) : undefined) ?? services.store.measures.open(code),
    };
  };
}

async function readChunk({ store }: Services, time: Time, ready: readonly Waiting[]): Promise<Chunk> {
  const at = time.ms();
  // The second of one person's is opened in its turn: it should know what the first has shown.
  const firsts = new Map([...ready].reverse().map((waiting) => [waiting.partition, waiting]));
  const messages = await store.outbox.openMany([...firsts.values()]);
  const codes = messages.flatMap(
    ({ person }) => person?.duties.flatMap(({ as, code }) => (as === 'manager' ? [] : code)) ?? [],
  );
  return {
    at,
    messages: new Map(messages.map((inHand) => [inHand.waiting.hint, inHand])),
    measures: new Map(
      (await orNothing(() => store.measures.openMany(codes))).map((file) => [file.measure.code.toUpperCase(), file]),
    ),
  };
}

/** A row that cannot be read is met again, and named, when its own message has its turn; it is no other's matter. */
async function orNothing<T>(act: () => Promise<T[]>): Promise<T[]> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof StorageUnavailable) throw fault;
    return [];
  }
}
