import { z } from 'zod';
import type { ReadyMessage } from '../messaging/outbox.ts';
import type { Message } from '../messaging/rules/message.ts';
import { messageKind } from './engine/shapes.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import { deleteRows, transactMany } from './engine/many-rows.ts';
import { instant, messageKey } from './message-rows.ts';
import type { RowChange, Table } from './engine/table.ts';

/** The partition of the ready index: a row per pending message, by the time from which it may be sent. */
export const READY_INDEX = 'out';

const indexShape = z.object({
  partition: z.string(),
  message: z.string(),
  kind: messageKind,
  writtenAt: z.string(),
});

/** An index row is written before its message and removed after the outcome is stored, so that no message is lost. */
export function readyMessageOf(stored: StoredRow): ReadyMessage {
  const { partition, message, kind, writtenAt } = fromRow(stored, indexShape);
  const [notBefore = ''] = stored.row.split('|');
  return { indexRow: stored.row, storedWith: partition, row: message, kind, notBefore, writtenAt };
}

export function indexKey(notBefore: string, partition: string, message: string): string {
  return key(instant(notBefore), partition, message);
}

type Located = { readonly partition: string; readonly message: Pick<Message, 'key' | 'kind' | 'notBefore'> };

/** Writes the index rows of messages that are about to be stored: one transaction for up to a hundred of them. */
export async function writeIndexRows(table: Table, located: readonly Located[], now: Date): Promise<void> {
  const acts = new Map(
    located.map(({ partition, message }): [string, RowChange] => {
      const row = indexKey(message.notBefore, partition, messageKey(message));
      const { kind } = message;
      const columns = toColumns({ partition, message: messageKey(message), kind, writtenAt: now.toISOString() });
      return [row, { act: 'put', row, columns }];
    }),
  );
  await transactMany(table, READY_INDEX, [...acts.values()]);
}

/** Removes index rows; a missing one is no error. */
export const dropIndexRows = (table: Table, rows: readonly string[]): Promise<void> =>
  deleteRows(table, READY_INDEX, rows);
