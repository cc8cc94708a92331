import type { Activity } from 'botbuilder';
import { type Consent, type DroppedFile, type FetchedFile, MOST_FILE_BYTES } from '../messaging/files.ts';
import type { Config } from '../config/config.ts';
import type { View } from '../core/view.ts';
import { isLoopback } from '../config/rules.ts';
import { recordOf, textOf } from './untrusted.ts';

/** Teams gives a turn about fifteen seconds; a file may take this part of it (milliseconds). */
const LONGEST = 8_000;

/** Follows no redirect, which could lead anywhere, and sends no credentials: the address is its own key. */
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

/** False where they cannot be put there. */
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

const DROPPED = 'application/vnd.microsoft.teams.file.download.info';
const MOST_FILES = 10;

/** The files dropped with a message; not pictures, and not the text as html that Teams adds. */
export function droppedFiles(activity: Activity, config: Pick<Config, 'fileHosts'>): DroppedFile[] {
  const attachments: unknown = activity.attachments;
  if (activity.type !== 'message' || !Array.isArray(attachments)) return [];
  return attachments
    .map(recordOf)
    .filter((attachment) => attachment.contentType === DROPPED)
    .slice(0, MOST_FILES)
    .map((attachment) => {
      const address = textOf(recordOf(attachment.content).downloadUrl);
      return { name: textOf(attachment.name).slice(0, 200), read: () => fetchFile(address, config) };
    });
}

export function consentOf(activity: Activity, config: Pick<Config, 'fileHosts'>): Consent | undefined {
  if (activity.type !== 'invoke' || activity.name !== 'fileConsent/invoke') return undefined;
  const value = recordOf(activity.value);
  const upload = recordOf(value.uploadInfo);
  return {
    document: textOf(recordOf(value.context).document),
    accepted: value.action === 'accept',
    async put(bytes) {
      const contentUrl = textOf(upload.contentUrl);
      if (!isFileHost(contentUrl, config) || !(await putFile(textOf(upload.uploadUrl), bytes, config)))
        return undefined;
      const said = { name: textOf(upload.name).slice(0, 200), uniqueId: textOf(upload.uniqueId).slice(0, 200) };
      return { ...said, contentUrl, fileType: textOf(upload.fileType).slice(0, 20) };
    },
  };
}

export type FileAttachment = {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content: Readonly<Record<string, unknown>>;
};

/** Teams' own card, which offers a file to OneDrive or shows one there. Undefined: the Adaptive Card has a link. */
export function fileAttachment(view: View, way: Config['offerFilesBy']): FileAttachment | undefined {
  if (view.kind === 'savedFile') {
    const { name, contentUrl, uniqueId, fileType } = view;
    return { contentType: `${TEAMS}.info`, name, contentUrl, content: { uniqueId, fileType } };
  }
  if (view.kind !== 'document' || view.byLink === true || way === 'link') return undefined;
  const context = { document: view.id };
  // Teams' own card cannot have our button.
  const back = view.comesBack === true ? ['Type “upload” to send it back from a web page.'] : [];
  const description = [view.title, ...view.lines, ...back].join(' ').slice(0, 500);
  const content = { description, sizeInBytes: view.size, acceptContext: context, declineContext: context };
  return { contentType: `${TEAMS}.consent`, name: view.name, content };
}

const TEAMS = 'application/vnd.microsoft.teams.card.file';

/** https on SharePoint or a configured host; http on loopback only, where it is configured. */
export function isFileHost(address: string, { fileHosts }: Pick<Config, 'fileHosts'>): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, port } = new URL(address);
  const known = fileHosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
  if (!known || username !== '') return false;
  return protocol === 'http:' ? isLoopback(hostname) : protocol === 'https:' && (port === '' || isLoopback(hostname));
}
