import type { PersonKey } from '../../core/ids.ts';
import type { Recipient } from '../../messaging/rules/message.ts';
import { isChannelKey } from '../../core/channel.ts';

/** A key that Azure Tables would refuse for its length; the cure is a shorter code or address. */
export class KeyTooLong extends Error {
  override readonly name = 'KeyTooLong';
}

/** Azure's limit is 1 KiB a key, counted as UTF-16. */
const MOST_CHARACTERS = 512;

/**
 * What may not stand in a part of a key: Azure's `/ \ # ?` and control characters, `%` (decoded twice on the way), `+`
 * (read as a space), our separator `|`, the escape `~` itself, and half a surrogate pair (lost in UTF-8).
 */
const FORBIDDEN = /[/\\#?%+|~\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** One part of a key: `FY2025/26` becomes `FY2025~2f26`. Reversible, so no two texts share a part. */
export function keyPart(text: string): string {
  return text.replace(FORBIDDEN, (character) => {
    const hex = character.charCodeAt(0).toString(16);
    return hex.length > 2 ? `~u${hex}` : `~${hex.padStart(2, '0')}`;
  });
}

/** The text that a part of a key was made from. */
export function fromKeyPart(part: string): string {
  return part.replace(/~(?:u([0-9a-f]{4})|([0-9a-f]{2}))/g, (_, long: string | undefined, short: string | undefined) =>
    String.fromCharCode(parseInt(long ?? short ?? '', 16)),
  );
}

/** Whether a key can be made of these: what cannot be a key names nothing that is stored. */
export function fitsKey(...parts: readonly string[]): boolean {
  return joinedParts(parts).length <= MOST_CHARACTERS;
}

const joinedParts = (parts: readonly string[]): string => parts.map(keyPart).join('|');

/** Joins encoded parts by `|`; refuses, with a {@link KeyTooLong}, what Azure would. */
export function key(...parts: readonly string[]): string {
  const joined = joinedParts(parts);
  if (joined.length <= MOST_CHARACTERS) return joined;
  throw new KeyTooLong(
    `A storage key may hold ${MOST_CHARACTERS} characters; this one, which begins with "${parts[0] ?? ''}", has ${joined.length}. Use a shorter code.`,
  );
}

/** The partition of a measure. Codes are the same in any case, so the key is in capitals; the row keeps the code as it is. */
export const measurePartition = (code: string): string => key('m', code.toUpperCase());

/** The partition of a person, by their random key: no address stands in it. */
export const personPartition = (person: string): string => key('p', person);

/** The person whose partition this is; undefined for any other partition. */
export function personOf(partition: string): PersonKey | undefined {
  const [kind, person] = partition.split('|');
  return kind === 'p' && person !== undefined ? (fromKeyPart(person) as PersonKey) : undefined;
}

/** The partition of a channel or group chat, by its random key. */
export const channelPartition = (channel: string): string => key('place', channel);

/** Where the messages to a person or a channel are stored. */
export const partitionOf = (to: Recipient): string => (isChannelKey(to) ? channelPartition(to) : personPartition(to));

/** The first key after all that begin with `prefix|`: `}` is the character after `|`. */
export const after = (prefix: string): string => `${prefix}}`;

/** The one partition of requests: a row each, what their acts say to people, and the number given last. */
export const REQUESTS = 'requests';
