import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { MOST_PART_BYTES, MOST_UNPACKED_BYTES } from '../features/register/rules/workbook/workbook.ts';

/** An archive whose directory was read; no file of it is unpacked yet. */
export type ZipArchive = {
  readonly names: readonly string[];
  /** Unpacks the files of these names. Their claimed size is not trusted: unpacking stops at the limit. */
  unpack(isWanted: (name: string) => boolean): Promise<ReadonlyMap<string, Buffer> | Unopened>;
};

/** Why an archive is not opened: not an archive, a password, or more than the limit when unpacked. */
export type Unopened = 'noArchive' | 'locked' | 'bomb';

const MOST_ENTRIES = 500;

export async function openArchive(bytes: Uint8Array): Promise<ZipArchive | Unopened> {
  try {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(whole, { lazyEntries: true, validateEntrySizes: false });
    if (zip.entryCount > MOST_ENTRIES) return 'bomb';
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    if (entries.some((entry) => entry.isEncrypted())) return 'locked';
    const names = entries.map(({ fileName }) => fileName);
    // Two files of one name: the one that was checked may not be the one that another program reads.
    if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return 'noArchive';
    return {
      names,
      unpack: (isWanted) =>
        unpack(
          zip,
          entries.filter(({ fileName }) => isWanted(fileName)),
        ),
    };
  } catch {
    return 'noArchive';
  }
}

async function unpack(zip: ZipFile, entries: readonly Entry[]): Promise<ReadonlyMap<string, Buffer> | Unopened> {
  const unpacked = new Map<string, Buffer>();
  let left = MOST_UNPACKED_BYTES;
  try {
    for (const entry of entries) {
      if (!entry.canDecodeFileData()) return 'noArchive';
      const bytes = await bytesOf(zip, entry, Math.min(left, MOST_PART_BYTES));
      if (bytes === undefined) return 'bomb';
      unpacked.set(entry.fileName, bytes);
      left -= bytes.length;
    }
    return unpacked;
  } catch {
    return 'noArchive';
  }
}

async function bytesOf(zip: ZipFile, entry: Entry, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
