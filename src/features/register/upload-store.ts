import type { UploadPage } from './rules/upload-page.ts';

/** Addresses from which spreadsheets are sent, each by the hash of its token. */
export type UploadPages = {
  /** One storage transaction. */
  keep(hash: string, page: UploadPage): Promise<void>;
  /** One storage transaction. */
  byHash(hash: string): Promise<UploadPage | undefined>;
  /** Takes one of the files that are left; false where none is, or there is no such page. Two who send at once are two. */
  takeOne(hash: string): Promise<boolean>;
  /** Removes the addresses whose time is over; says how many. For housekeeping. */
  dropOver(now: Date): Promise<number>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly uploadPages: UploadPages;
  }
}
