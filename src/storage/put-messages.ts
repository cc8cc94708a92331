import type { Clock } from '../core/clock.ts';
import { dayInLondon } from '../core/calendar/day.ts';
import type { Message, MessageKind } from '../messaging/rules/message.ts';
import { toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { dropHints, hintKey, writeHints } from './hints.ts';
import { key, partitionOf } from './engine/keys.ts';
import { transactMany } from './engine/many-rows.ts';
import { messageColumns, messageKey, messageOf, union } from './message-rows.ts';
import { dayKey } from './person-rows.ts';
import { mapAtOnce } from '../core/at-once.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { Act, Table } from './engine/table.ts';

const AT_ONCE = 16;

/** The partition that lists what one run put. */
export const runPartition = (run: string): string => key('run', run);

/**
 * Puts messages in their people's partitions. Hints and the run's list first, a hundred in a transaction: a crash then
 * leaves a hint or a line too many, never a message that nobody finds.
 */
export async function putMessages(
  table: Table,
  clock: Clock,
  takesDay: (kind: MessageKind) => boolean,
  messages: readonly Message[],
): Promise<{ queued: number; alreadySaid: number }> {
  const count = { queued: 0, alreadySaid: 0 };
  const needless: string[] = [];
  await writeHints(
    table,
    messages.map((message) => ({ partition: partitionOf(message.to), message })),
    clock.now(),
  );
  await listRuns(table, messages);
  const people = [...Map.groupBy(messages, (message) => message.to).values()];
  await mapAtOnce(people, AT_ONCE, async (own) => {
    // One after the other: two of one day would meet at the day's lock.
    for (const message of own) {
      const put = await putMessage(table, message, takesDay(message.kind));
      count[put === 'queued' ? 'queued' : 'alreadySaid']++;
      // The day is another message's: this one will never be stored, so nobody needs its hint.
      if (put === 'dayTaken') needless.push(hintKey(message.notBefore, partitionOf(message.to), messageKey(message)));
    }
  });
  await dropHints(table, [...new Set(needless)]);
  return count;
}

type Put = 'queued' | 'alreadySaid' | 'dayTaken';

/**
 * Puts one message, with the row of its day where its kind takes the day: that insert is the once-a-day lock. A key that
 * is there is `alreadySaid`; where it is still queued, what it covers grows.
 */
async function putMessage(table: Table, message: Message, takesDay: boolean): Promise<Put> {
  const partition = partitionOf(message.to);
  const row = messageKey(message);
  const day = dayInLondon(new Date(message.notBefore));
  const lock: Act = { act: 'insert', row: dayKey(day), columns: toColumns({ day, message: message.key }) };
  const { outcome } = await table.transact(partition, [
    ...(takesDay ? [lock] : []),
    { act: 'insert', row, columns: messageColumns(message, true) },
  ]);
  if (outcome === 'done') return 'queued';
  const there = await collect(
    table.list(odata`PartitionKey eq ${partition} and (RowKey eq ${lock.row} or RowKey eq ${row})`),
  );
  const same = there.find((stored) => stored.row === row);
  if (same === undefined) return there.length > 0 ? 'dayTaken' : putMessage(table, message, takesDay);
  return (await grow(table, partition, same, message)) === 'conflict'
    ? putMessage(table, message, takesDay)
    : 'alreadySaid';
}

async function grow(
  table: Table,
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

/** A line per message in its run's own partition, so that a run can be counted without reading anybody else's. */
async function listRuns(table: Table, messages: readonly Message[]): Promise<void> {
  for (const [run, own] of Map.groupBy(messages, (message) => message.run)) {
    if (run === '' || run.startsWith('reply')) continue; // what a person did is no run
    const lines = new Map(
      own.map((message): [string, Act] => {
        const partition = partitionOf(message.to);
        const row = key(message.key);
        return [row, { act: 'put', row, columns: toColumns({ partition, message: messageKey(message) }) }];
      }),
    );
    await transactMany(table, runPartition(run), [...lines.values()]);
  }
}
