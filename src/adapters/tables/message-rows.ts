import type { Covers, Message } from '../../domain/messages.ts';
import { fromRow, toColumns } from './entity.ts';
import type { StoredRow } from './entity.ts';
import type { Column } from './guards.ts';
import { key } from './keys.ts';
import { messageShape } from './shapes.ts';

export const messageKey = (message: Pick<Message, 'key'>): string => key('msg', message.key);

/** The one spelling of an instant, so that text order is the order of time. */
export const instant = (text: string): string => new Date(text).toISOString();

/**
 * A message's properties. `owed` says whether it is still to be tried: a state alone does not (`failed` may be tried
 * again on another day, or never). `sender` is who marked it as being sent.
 */
export function messageColumns(message: Message, owed: boolean): Record<string, Column> {
  return toColumns({ ...message, notBefore: instant(message.notBefore), owed, sender: '' });
}

export const messageOf = (stored: StoredRow): Message => fromRow(stored, messageShape);
export const isOwed = (stored: StoredRow): boolean => stored.columns['owed'] === true;
export const senderOf = (stored: StoredRow): string => String(stored.columns['sender'] ?? '');

/** Everything that either list speaks of, once. */
export function union(covers: readonly Covers[], more: readonly Covers[]): Covers[] {
  const name = (one: Covers): string => JSON.stringify([one.code, one.period, one.stage]);
  return [...new Map([...covers, ...more].map((one) => [name(one), one])).values()];
}
