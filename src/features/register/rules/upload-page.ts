import type { PersonKey } from '../../../core/measures/measure.ts';

export type UploadPage = {
  readonly person: PersonKey;
  readonly until: string;
  readonly left: number;
};

/** Enough to find the file on a phone, and short for a person who got the address by mistake. */
export const UPLOAD_MINUTES = 15;
/** Enough for the register and a few corrected versions. */
export const UPLOAD_FILES = 5;

export function newUploadPage(person: PersonKey, now: Date): UploadPage {
  return { person, until: new Date(now.getTime() + UPLOAD_MINUTES * 60_000).toISOString(), left: UPLOAD_FILES };
}

/** Also true if it takes no more files; the page says so until it expires. */
export const isPageOpen = ({ until }: UploadPage, now: Date): boolean => now.toISOString() < until;

/** The upload page. It names no person, because its address may be opened by anybody. */
export type UploadPublicView =
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'upload';
      readonly organisation: string;
      readonly contact: string;
      readonly until: Date;
      readonly left: number;
      /** The last upload: `none`: no file was chosen; `unreadable`: it was cut off; `busy`: too many uploads now. */
      readonly said?: UploadSaid;
    };

export type UploadSaid = 'sent' | 'none' | 'tooLarge' | 'unreadable' | 'busy';

export type UploadNotice =
  | { readonly what: 'uploadPage'; readonly address: string; readonly until: string; readonly files: number }
  | { readonly what: 'noUploadPage' | 'uploadInOwnChat' }
  | { readonly what: 'nothingToUpload'; readonly contact: string };
