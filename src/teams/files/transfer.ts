import { type FetchedFile, MOST_FILE_BYTES } from '../../messaging/files.ts';
import type { Config } from '../../config/config.ts';
import { isFileHost } from './file-hosts.ts';

/** Teams gives a turn about fifteen seconds; a file may take this part of it (milliseconds). */
const LONGEST = 8_000;

/**
 * Fetches a file from an address that Teams gave. No redirect is followed, as it could lead anywhere; no credentials are
 * sent, as the address is its own key; reading stops at the size limit.
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
    return refused('gone'); // a broken connection, a redirect, or too slow: the file must be dropped again
  }
}

async function bounded(body: ReadableStream<Uint8Array>): Promise<FetchedFile> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > MOST_FILE_BYTES) return refused('tooLarge'); // leaving the loop closes the connection
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
    return false; // the person is told, and offered a link
  }
}

const refused = (why: 'tooLarge' | 'notOurs' | 'gone'): FetchedFile => ({ kind: 'refused', why });
