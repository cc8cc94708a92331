import { inflateRawSync } from 'node:zlib';
import { MOST_PART_BYTES, MOST_UNPACKED_BYTES } from '../../features/register/rules/workbook/limits.ts';

/** One file in an archive, as its directory tells; what it really holds is found when it is opened. */
type Entry = { readonly name: string; readonly packed: Buffer; readonly method: number };

/** Why an archive is not opened: it is none, it has a password, or it would unpack to more than is allowed. */
export type Unopened = 'noArchive' | 'locked' | 'bomb';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 500;

/** The files of a zip archive by name, still packed. */
export function entriesOf(bytes: Buffer): readonly Entry[] | Unopened {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (bytes.length < 22 || end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return 'noArchive';
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return 'bomb';
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return 'noArchive';
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const size = bytes.readUInt32LE(at + 20);
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) return 'noArchive';
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (start + size > bytes.length) return 'noArchive';
    if ((flags & 1) !== 0) return 'locked';
    entries.push({ name, packed: bytes.subarray(start, start + size), method });
    at += 46 + nameLength + extra + comment;
  }
  // Two files of one name: programs differ in which they read, so nobody could say what was looked at.
  return new Set(entries.map(({ name }) => name.toLowerCase())).size === entries.length ? entries : 'noArchive';
}

/** Unpacks some files of an archive. What they claim to hold is not believed: unpacking stops at the limit. */
export function unpack(entries: readonly Entry[]): ReadonlyMap<string, Buffer> | Unopened {
  const unpacked = new Map<string, Buffer>();
  let left = MOST_UNPACKED_BYTES;
  for (const { name, packed, method } of entries) {
    if (method !== 0 && method !== 8) return 'noArchive';
    const most = Math.min(left, MOST_PART_BYTES);
    if (method === 0 && packed.length > most) return 'bomb';
    try {
      const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
      unpacked.set(name, bytes);
      left -= bytes.length;
    } catch (fault) {
      return (fault as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'noArchive';
    }
  }
  return unpacked;
}
