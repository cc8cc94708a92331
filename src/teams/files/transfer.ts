import type { FetchedFile } from '../../messaging/files.ts';
import type { Config } from '../../config/config.ts';
import { isFileHost } from './file-hosts.ts';

/** Bytes of a dropped file at most: a register of a thousand measures with ten years of readings is two megabytes. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** Teams gives a turn about fifteen seconds; fetching a file may take this part of it (milliseconds). */
const LONGEST = 8_000;

/**
 * Fetches a file from an address that Teams gave. No redirect is followed, for it could lead anywhere; nothing is sent
 * along, for the address is its own key; what is longer than allowed is left off while it comes.
 */
export async function fetchFile(address: string, config: Pick<Config, 'fileHosts'>): Promise<FetchedFile> {
  if (!isFileHost(address, config)) return refused('notOurs');
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(LONGEST) });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return refused('gone');
    }
    return await bounded(response.body);
  } catch {
    return refused('gone'); // a line that broke, a redirect, or too slow: the file has to be dropped once more
  }
}

async function bounded(body: ReadableStream<Uint8Array>): Promise<FetchedFile> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > MOST_FILE_BYTES) return refused('tooLarge'); // leaving the loop ends the line
    parts.push(part);
  }
  return { kind: 'read', bytes: Buffer.concat(parts) };
}

/** Puts bytes where the person's consent says; false where they cannot be put there. */
export async function putFile(address: string, bytes: Uint8Array, config: Pick<Config, 'fileHosts'>): Promise<boolean> {
  if (!isFileHost(address, config) || bytes.length === 0) return false;
  try {
    const response = await fetch(address, {
      method: 'PUT',
      redirect: 'error',
      headers: { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(LONGEST),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // said to the person, with the link as the other way
  }
}

const refused = (why: 'tooLarge' | 'notOurs' | 'gone'): FetchedFile => ({ kind: 'refused', why });
