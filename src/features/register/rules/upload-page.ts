import type { PersonKey } from '../../../core/measures/measure.ts';

/** An address from which one person sends spreadsheets to their own chat: whose it is, until when, how many it takes still. */
export type UploadPage = {
  readonly person: PersonKey;
  /** An instant (ISO). */
  readonly until: string;
  readonly left: number;
};

/** An address serves so long: to find the file on a phone takes minutes, and whoever was sent it by mistake has few. */
export const UPLOAD_MINUTES = 15;
/** Files that one address takes: the register, and the same mended a few times. */
export const UPLOAD_FILES = 5;

/** A new address of somebody. */
export function newUploadPage(person: PersonKey, now: Date): UploadPage {
  return { person, until: new Date(now.getTime() + UPLOAD_MINUTES * 60_000).toISOString(), left: UPLOAD_FILES };
}

/** Whether its time is not over. One that takes no file any more still says so until then. */
export const isOpen = ({ until }: UploadPage, now: Date): boolean => now.toISOString() < until;
