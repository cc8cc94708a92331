import { type Message, type Topic, topicName } from '../messaging/rules/message.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import type { Column } from './engine/guards.ts';
import { key } from './engine/keys.ts';
import { messageShape } from './engine/shapes.ts';

export const messageKey = (message: Pick<Message, 'key'>): string => key('msg', message.key);

/** One spelling, so that text order is the order of time. */
export const instant = (text: string): string => new Date(text).toISOString();

/** `owed`: it is still to be sent, which the state alone does not say (`failed` may be retried another day). */
export function messageColumns(message: Message, owed: boolean): Record<string, Column> {
  return toColumns({ ...message, notBefore: instant(message.notBefore), owed, sender: '' });
}

export const messageOf = (stored: StoredRow): Message => fromRow(stored, messageShape);
export const isPendingRow = (stored: StoredRow): boolean => stored.columns['owed'] === true;
export const senderOf = (stored: StoredRow): string => String(stored.columns['sender'] ?? '');

export function union(topics: readonly Topic[], more: readonly Topic[]): Topic[] {
  return [...new Map([...topics, ...more].map((one) => [topicName(one), one])).values()];
}
