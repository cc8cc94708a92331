import type { Activity } from 'botbuilder';
import type { Consent, DroppedFile } from '../../messaging/files.ts';
import type { Config } from '../../config/config.ts';
import { isFileHost } from './file-hosts.ts';
import { fetchFile, putFile } from './transfer.ts';

const DROPPED = 'application/vnd.microsoft.teams.file.download.info';
const MOST_FILES = 10;

type Record_ = Readonly<Record<string, unknown>>;

/** The files dropped with a message; not pictures, and not the text as html that Teams adds. */
export function droppedFiles(activity: Activity, config: Pick<Config, 'fileHosts'>): DroppedFile[] {
  const attachments: unknown = activity.attachments;
  if (activity.type !== 'message' || !Array.isArray(attachments)) return [];
  return attachments
    .map(record)
    .filter((attachment) => attachment.contentType === DROPPED)
    .slice(0, MOST_FILES)
    .map((attachment) => {
      const address = text(record(attachment.content).downloadUrl);
      return { name: text(attachment.name).slice(0, 200), read: () => fetchFile(address, config) };
    });
}

/** The answer to the offer of a document; undefined for any other activity. */
export function consentOf(activity: Activity, config: Pick<Config, 'fileHosts'>): Consent | undefined {
  if (activity.type !== 'invoke' || activity.name !== 'fileConsent/invoke') return undefined;
  const value = record(activity.value);
  const upload = record(value.uploadInfo);
  return {
    document: text(record(value.context).document),
    accepted: value.action === 'accept',
    async put(bytes) {
      const contentUrl = text(upload.contentUrl);
      if (!isFileHost(contentUrl, config) || !(await putFile(text(upload.uploadUrl), bytes, config))) return undefined;
      const said = { name: text(upload.name).slice(0, 200), uniqueId: text(upload.uniqueId).slice(0, 200) };
      return { ...said, contentUrl, fileType: text(upload.fileType).slice(0, 20) };
    },
  };
}

const record = (value: unknown): Record_ => (typeof value === 'object' && value !== null ? (value as Record_) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
