import type { Clock } from '../../app/ports.ts';
import { dayInLondon } from '../../domain/calendar/day.ts';
import { isScheduled, type Message } from '../../domain/messages.ts';
import { toColumns } from './entity.ts';
import type { StoredRow } from './entity.ts';
import { personPartition } from './keys.ts';
import { messageColumns, messageKey, messageOf, union, writeHints } from './message-rows.ts';
import { dayKey } from './person-rows.ts';
import { collect } from './streams.ts';
import { odata } from './table.ts';
import type { Table } from './table.ts';

/**
 * Puts one message in a person's partition, with the row of its day: that insert is the once-a-day lock. A key that is
 * there, or a day that another message has, is `alreadySaid`; where the key is there and still queued, what it covers
 * grows.
 */
export async function putMessage(table: Table, clock: Clock, message: Message): Promise<'queued' | 'alreadySaid'> {
  const partition = personPartition(message.to);
  const row = messageKey(message);
  const day = dayInLondon(new Date(message.notBefore));
  // Only what is scheduled takes the day: an answer to what somebody did is part of a conversation.
  const lock = isScheduled(message) ? dayKey(day) : undefined;
  const there = await collect(
    table.list(odata`PartitionKey eq ${partition} and (RowKey eq ${lock ?? row} or RowKey eq ${row})`),
  );
  const same = there.find((stored) => stored.row === row);
  if (same !== undefined) {
    if ((await grow(table, partition, same, message)) === 'overtaken') return putMessage(table, clock, message);
    return 'alreadySaid';
  }
  if (there.length > 0) return 'alreadySaid';

  await writeHints(table, partition, [message], clock.now());
  const { outcome } = await table.transact(partition, [
    ...(lock === undefined
      ? []
      : [{ act: 'insert' as const, row: lock, columns: toColumns({ day, message: message.key }) }]),
    { act: 'insert', row, columns: messageColumns(message, true) },
  ]);
  // Somebody put the same key, or another for that day, between the look and the act: look again.
  return outcome === 'done' ? 'queued' : putMessage(table, clock, message);
}

async function grow(
  table: Table,
  partition: string,
  stored: StoredRow,
  message: Message,
): Promise<'kept' | 'overtaken'> {
  const known = messageOf(stored);
  const covers = union(known.covers, message.covers);
  if (known.state !== 'queued' || covers.length === known.covers.length) return 'kept';
  const columns = messageColumns({ ...known, covers }, true);
  const { outcome } = await table.transact(partition, [
    { act: 'replace', row: stored.row, columns, etag: stored.etag },
  ]);
  return outcome === 'done' ? 'kept' : 'overtaken';
}
