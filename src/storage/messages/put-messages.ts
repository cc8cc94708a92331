import type { Clock } from '../../core/services.ts';
import { dayInLondon } from '../../core/calendar/day.ts';
import type { Message, MessageKind } from '../../messaging/rules/message.ts';
import { type StoredRow, toColumns } from '../engine/entity.ts';
import {
  dropIndexRows,
  indexKey,
  messageColumns,
  messageKey,
  messageOf,
  union,
  writeIndexRows,
} from './message-rows.ts';
import { key, partitionOf } from '../engine/keys.ts';
import { transactMany } from '../engine/many-rows.ts';
import { dayKey } from '../people/person-rows.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { odata, type RowWrite, type AzureTable } from '../engine/table.ts';
import { rowsIn } from '../engine/read-many.ts';

const AT_ONCE = 16;

export const runPartition = (run: string): string => key('run', run);

/** Index rows and the run's list first: a crash leaves a row too many, never a message that is not found. */
export async function putMessages(
  table: AzureTable,
  clock: Clock,
  takesDay: (kind: MessageKind) => boolean,
  messages: readonly Message[],
): Promise<{ queued: number; alreadySaid: number }> {
  const count = { queued: 0, alreadySaid: 0 };
  const needless: string[] = [];
  await writeIndexRows(table, messages, ({ to }) => partitionOf(to), clock.now());
  await listRuns(table, messages);
  const people = [...Map.groupBy(messages, (message) => message.to).values()];
  await mapAtOnce(people, AT_ONCE, async (own) => {
    // One after the other, because two messages of one day contend for the day's row.
    for (const message of own) {
      const put = await putMessage(table, message, takesDay(message.kind));
      count[put === 'queued' ? 'queued' : 'alreadySaid']++;
      // Another message has the day, so this one is not stored and its index row has to go.
      if (put === 'dayTaken') needless.push(indexKey(message.notBefore, partitionOf(message.to), messageKey(message)));
    }
  });
  await dropIndexRows(table, [...new Set(needless)]);
  return count;
}

type Put = 'queued' | 'alreadySaid' | 'dayTaken';

/**
 * The row of its day, inserted with it, enforces one message a day. A queued message with the same key gets the new
 * topics.
 */
async function putMessage(table: AzureTable, message: Message, takesDay: boolean): Promise<Put> {
  const partition = partitionOf(message.to);
  const row = messageKey(message);
  const day = dayInLondon(new Date(message.notBefore));
  const lock: RowWrite = { act: 'insert', row: dayKey(day), columns: toColumns({ day, message: message.key }) };
  const { outcome } = await table.transact(partition, [
    ...(takesDay ? [lock] : []),
    { act: 'insert', row, columns: messageColumns(message, true) },
  ]);
  if (outcome === 'done') return 'queued';
  const there = await rowsIn(table, partition, odata`RowKey eq ${lock.row} or RowKey eq ${row}`);
  const same = there.find((stored) => stored.row === row);
  if (same === undefined) return there.length > 0 ? 'dayTaken' : putMessage(table, message, takesDay);
  return (await grow(table, partition, same, message)) === 'conflict'
    ? putMessage(table, message, takesDay)
    : 'alreadySaid';
}

async function grow(
  table: AzureTable,
  partition: string,
  stored: StoredRow,
  message: Message,
): Promise<'kept' | 'conflict'> {
  const known = messageOf(stored);
  const topics = union(known.topics, message.topics);
  if (known.state !== 'queued' || topics.length === known.topics.length) return 'kept';
  const columns = messageColumns({ ...known, topics }, true);
  const { outcome } = await table.transact(partition, [
    { act: 'replace', row: stored.row, columns, etag: stored.etag },
  ]);
  return outcome === 'done' ? 'kept' : 'conflict';
}

/** A row per message in its run's own partition, so that a run is counted without reading other messages. */
async function listRuns(table: AzureTable, messages: readonly Message[]): Promise<void> {
  for (const [run, own] of Map.groupBy(messages, (message) => message.run)) {
    if (run === '' || run.startsWith('reply')) continue; // a reply belongs to no run
    const lines = new Map(
      own.map((message): [string, RowWrite] => {
        const partition = partitionOf(message.to);
        const row = key(message.key);
        return [row, { act: 'put', row, columns: toColumns({ partition, message: messageKey(message) }) }];
      }),
    );
    await transactMany(table, runPartition(run), [...lines.values()]);
  }
}
