import { z } from 'zod';
import {
  type Message,
  type MessageKind,
  type Milestone,
  type Recipient,
  type Topic,
  topicName,
} from '../../messaging/rules/message.ts';
import { topicsOfBefore } from './old-topics.ts';
import { text } from '../engine/fields.ts';
import { fromRow, type StoredRow, toColumns } from '../engine/entity.ts';
import type { ColumnValue } from '../engine/guards.ts';
import { key } from '../engine/keys.ts';
import type { ReadyMessage } from '../../messaging/outbox.ts';
import { deleteRows, transactMany } from '../engine/many-rows.ts';
import type { RowWrite, AzureTable } from '../engine/table.ts';

/** Any text, because only the features know which kinds there are. */
export const messageKind = z.custom<MessageKind>((value) => typeof value === 'string');

const milestone = z.custom<Milestone>((value) => typeof value === 'object' && value !== null && 'is' in value);

const covers = z.array(z.object({ code: text, period: text, stage: text }));
/** Rows written before milestones had types hold `covers`. */
const readOldTopics = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const old = z.object({ kind: messageKind, key: text, covers }).safeParse(row);
  return row.topics === undefined && old.success ? { ...row, topics: topicsOfBefore(old.data, old.data.covers) } : row;
};

const messageShape: z.ZodType<Message> = z
  .record(text, z.unknown())
  .transform(readOldTopics)
  .pipe(
    z.object({
      key: text,
      kind: messageKind,
      to: text.transform((value) => value as Recipient),
      notBefore: text,
      topics: z.array(z.object({ code: text, period: text, milestone })),
      state: z.enum(['queued', 'sending', 'delivered', 'failed', 'skipped', 'unknown', 'dead']),
      attempts: z.number(),
      reason: text,
      activityId: text,
      run: text,
    }),
  );

export const messageKey = (message: Pick<Message, 'key'>): string => key('msg', message.key);

/** One spelling, so that text order is the order of time. */
export const instant = (text: string): string => new Date(text).toISOString();

/** `owed`: it is still to be sent, which the state alone does not say (`failed` may be retried another day). */
export function messageColumns(message: Message, owed: boolean): Record<string, ColumnValue> {
  return toColumns({ ...message, notBefore: instant(message.notBefore), owed, sender: '' });
}

export const messageOf = (stored: StoredRow): Message => fromRow(stored, messageShape);
export const isPendingRow = (stored: StoredRow): boolean => stored.columns['owed'] === true;
export const senderOf = (stored: StoredRow): string => String(stored.columns['sender'] ?? '');

export function union(topics: readonly Topic[], more: readonly Topic[]): Topic[] {
  return [...new Map([...topics, ...more].map((one) => [topicName(one), one])).values()];
}

/** The partition of the ready index: a row per pending message, by the time from which it may be sent. */
export const READY_INDEX = 'out';

const indexShape = z.object({ partition: text, message: text, kind: messageKind, writtenAt: text });

/** An index row is written before its message and removed after the outcome is stored, so that no message is lost. */
export function readyMessageOf(stored: StoredRow): ReadyMessage {
  const { partition, message, kind, writtenAt } = fromRow(stored, indexShape);
  const [notBefore = ''] = stored.row.split('|');
  return { indexRow: stored.row, storedWith: partition, row: message, kind, notBefore, writtenAt };
}

export function indexKey(notBefore: string, partition: string, message: string): string {
  return key(instant(notBefore), partition, message);
}

type Pending = Pick<Message, 'key' | 'kind' | 'notBefore'>;

/** Writes the index rows of messages that are about to be stored: one transaction for up to a hundred of them. */
export async function writeIndexRows<M extends Pending>(
  table: AzureTable,
  messages: readonly M[],
  partitionFor: (message: M) => string,
  now: Date,
): Promise<void> {
  const rows = new Map(
    messages.map((message): [string, RowWrite] => {
      const [partition, key, { kind }] = [partitionFor(message), messageKey(message), message];
      const row = indexKey(message.notBefore, partition, key);
      const columns = toColumns({ partition, message: key, kind, writtenAt: now.toISOString() });
      return [row, { act: 'put', row, columns }];
    }),
  );
  await transactMany(table, READY_INDEX, [...rows.values()]);
}

export const dropIndexRows = (table: AzureTable, rows: readonly string[]): Promise<void> =>
  deleteRows(table, READY_INDEX, rows);
