import { z } from 'zod';
import type { Covers, Message } from '../../domain/messages.ts';
import { fromRow, toColumns } from './entity.ts';
import type { StoredRow } from './entity.ts';
import type { Column } from './guards.ts';
import { key } from './keys.ts';
import { messageShape } from './shapes.ts';
import type { Act, Table } from './table.ts';

/** The partition of hints: a row per message by the time from which it may go. */
export const OUT = 'out';
export const messageKey = (message: Pick<Message, 'key'>): string => key('msg', message.key);

/** The one spelling of an instant, so that text order is the order of time. */
export const instant = (text: string): string => new Date(text).toISOString();

/**
 * A message's properties. `owed` says whether it is still to be tried: a state alone does not (`failed` may be tried
 * again on another day, or never).
 */
export function messageColumns(message: Message, owed: boolean): Record<string, Column> {
  return toColumns({ ...message, notBefore: instant(message.notBefore), owed });
}

export const messageOf = (stored: StoredRow): Message => fromRow(stored, messageShape);
export const isOwed = (stored: StoredRow): boolean => stored.columns['owed'] === true;

const hintShape = z.object({ partition: z.string(), message: z.string(), writtenAt: z.string() });

/** A hint says where a message lies; it is written before the message and removed after the act, so none is forgotten. */
export type Hint = z.infer<typeof hintShape> & { readonly row: string };

export const hintOf = (stored: StoredRow): Hint => ({ ...fromRow(stored, hintShape), row: stored.row });

export function hintKey(notBefore: string, partition: string, message: string): string {
  return key(instant(notBefore), partition, message);
}

/** Writes the hints of messages that are about to be stored in a partition: one transaction for up to a hundred. */
export async function writeHints(
  table: Table,
  partition: string,
  messages: readonly Message[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < messages.length; from += 100) {
    const acts = messages.slice(from, from + 100).map((message): Act => {
      const row = hintKey(message.notBefore, partition, messageKey(message));
      return {
        act: 'put',
        row,
        columns: toColumns({ partition, message: messageKey(message), writtenAt: now.toISOString() }),
      };
    });
    await table.transact(OUT, acts);
  }
}

/** Everything that either list speaks of, once. */
export function union(covers: readonly Covers[], more: readonly Covers[]): Covers[] {
  const name = (one: Covers): string => JSON.stringify([one.code, one.period, one.stage]);
  return [...new Map([...covers, ...more].map((one) => [name(one), one])).values()];
}
