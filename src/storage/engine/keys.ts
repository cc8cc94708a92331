import { odata } from '@azure/data-tables';
import type { PersonKey } from '../../core/ids.ts';
import type { Recipient } from '../../messaging/rules/message.ts';
import { isChannelKey } from '../../core/channel.ts';

/** A key that Azure Tables would refuse for its length. The cure is a shorter code or address. */
export class KeyTooLong extends Error {
  override readonly name = 'KeyTooLong';
}

/** Azure's limit is 1 KiB a key, in UTF-16. */
const MOST_CHARACTERS = 512;

/**
 * Not allowed in a part of a key: Azure's `/ \ # ?` and control characters, `%` (decoded twice on the way), `+` (read
 * as a space), the separator `|`, the escape `~`, and half a surrogate pair (lost in UTF-8).
 */
const FORBIDDEN = /[/\\#?%+|~\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** `FY2025/26` becomes `FY2025~2f26`. Reversible, so that different texts have different keys. */
export function keyPart(text: string): string {
  return text.replace(FORBIDDEN, (character) => {
    const hex = character.charCodeAt(0).toString(16);
    return hex.length > 2 ? `~u${hex}` : `~${hex.padStart(2, '0')}`;
  });
}

export function fromKeyPart(part: string): string {
  return part.replace(/~(?:u([0-9a-f]{4})|([0-9a-f]{2}))/g, (_, long: string | undefined, short: string | undefined) =>
    String.fromCharCode(parseInt(long ?? short ?? '', 16)),
  );
}

/** False for a text that cannot be a key, and so is the name of nothing stored. */
export function fitsKey(...parts: readonly string[]): boolean {
  return joinedParts(parts).length <= MOST_CHARACTERS;
}

const joinedParts = (parts: readonly string[]): string => parts.map(keyPart).join('|');

/** Joins encoded parts with `|`. Throws {@link KeyTooLong}. */
export function key(...parts: readonly string[]): string {
  const joined = joinedParts(parts);
  if (joined.length <= MOST_CHARACTERS) return joined;
  throw new KeyTooLong(
    `A storage key may hold ${MOST_CHARACTERS} characters; this one, which begins with "${parts[0] ?? ''}", has ${joined.length}. Use a shorter code.`,
  );
}

/** Codes are equal in any case, so the key is in capitals; the row keeps the code as it was written. */
export const measurePartition = (code: string): string => key('m', code.toUpperCase());

/** Persons are keyed by a random key, so that no address is in a key. */
export const personPartition = (person: string): string => key('p', person);

export function personOf(partition: string): PersonKey | undefined {
  const [kind, person] = partition.split('|');
  return kind === 'p' && person !== undefined ? (fromKeyPart(person) as PersonKey) : undefined;
}

export const channelPartition = (channel: string): string => key('place', channel);

export const partitionOf = (to: Recipient): string => (isChannelKey(to) ? channelPartition(to) : personPartition(to));

/** The first key after all keys that begin with `prefix|`: `}` follows `|`. */
export const after = (prefix: string): string => `${prefix}}`;

/* Filters of a listing. */
export const inPartition = (partition: string): string => odata`PartitionKey eq ${partition}`;
/** All partitions `kind|…`. */
export const partitionsOf = (kind: string): string =>
  odata`PartitionKey ge ${`${kind}|`} and PartitionKey lt ${after(kind)}`;
/** All rows `kind|…`. */
export const rowsOf = (kind: string): string => odata`RowKey ge ${`${kind}|`} and RowKey lt ${after(kind)}`;

/** All requests, their messages and the last number given are in one partition. */
export const REQUESTS = 'requests';
