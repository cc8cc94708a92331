import { z } from 'zod';
import type { Waiting } from '../../app/ports.ts';
import { type Message, MESSAGE_KINDS } from '../../domain/messages.ts';
import { fromRow, toColumns } from './entity.ts';
import type { StoredRow } from './entity.ts';
import { key } from './keys.ts';
import { instant, messageKey } from './message-rows.ts';
import type { Act, Table } from './table.ts';

/** The partition of hints: a row per message by the time from which it may go. */
export const OUT = 'out';
const MOST_ROWS = 100;

const hintShape = z.object({
  partition: z.string(),
  message: z.string(),
  kind: z.enum(MESSAGE_KINDS),
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
  const all = [...acts.values()];
  for (let from = 0; from < all.length; from += MOST_ROWS) await table.transact(OUT, all.slice(from, from + MOST_ROWS));
}

/** Removes hints, a hundred in a transaction; where one of them is gone already, each by itself. */
export async function dropHints(table: Table, hints: readonly string[]): Promise<void> {
  for (let from = 0; from < hints.length; from += MOST_ROWS) {
    const acts = hints.slice(from, from + MOST_ROWS).map((row): Act => ({ act: 'delete', row }));
    const { outcome } = await table.transact(OUT, acts);
    if (outcome === 'done' || acts.length === 1) continue;
    for (const act of acts) await table.transact(OUT, [act]);
  }
}
