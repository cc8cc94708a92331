import { z } from 'zod';
import type { Waiting } from '../messaging/outbox.ts';
import type { Message } from '../messaging/rules/message.ts';
import { messageKind } from './engine/shapes.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import { deleteRows, transactMany } from './engine/many-rows.ts';
import { instant, messageKey } from './message-rows.ts';
import type { Act, Table } from './engine/table.ts';

/** The partition of hints: a row per message by the time from which it may go. */
export const OUT = 'out';

const hintShape = z.object({
  partition: z.string(),
  message: z.string(),
  kind: messageKind,
  writtenAt: z.string(),
});

/** A hint says where a message lies; it is written before the message and removed after the act, so none is forgotten. */
export function waitingOf(stored: StoredRow): Waiting {
  const { partition, message, kind, writtenAt } = fromRow(stored, hintShape);
  return { hint: stored.row, partition, row: message, kind, writtenAt };
}

export function hintKey(notBefore: string, partition: string, message: string): string {
  return key(instant(notBefore), partition, message);
}

export type Place = { readonly partition: string; readonly message: Pick<Message, 'key' | 'kind' | 'notBefore'> };

/** Writes the hints of messages that are about to be stored: one transaction for up to a hundred, wherever they lie. */
export async function writeHints(table: Table, places: readonly Place[], now: Date): Promise<void> {
  const acts = new Map(
    places.map(({ partition, message }): [string, Act] => {
      const row = hintKey(message.notBefore, partition, messageKey(message));
      const { kind } = message;
      const columns = toColumns({ partition, message: messageKey(message), kind, writtenAt: now.toISOString() });
      return [row, { act: 'put', row, columns }];
    }),
  );
  await transactMany(table, OUT, [...acts.values()]);
}

/** Removes hints; one that is gone already is no fault. */
export const dropHints = (table: Table, hints: readonly string[]): Promise<void> => deleteRows(table, OUT, hints);
