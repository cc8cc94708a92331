import type { PersonKey } from '../core/measures/measure.ts';
import type { SavedFileView } from './rules/views.ts';

export type Document = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A document that is kept for one person until an instant; it is given to no one else. */
export type KeptDocument = Document & { readonly to: PersonKey; readonly until: Date };

/** Documents that are offered, or uploaded and not yet applied; each expires. */
export type Documents = {
  /** Returns an id that cannot be guessed. About one storage transaction for each 300 kilobytes, and two. */
  keep(document: KeptDocument): Promise<string>;
  /** Undefined where it does not exist or has expired. One storage transaction. */
  open(id: string): Promise<KeptDocument | undefined>;
  /** A missing one is no error. */
  drop(id: string): Promise<void>;
  /** The first to expire first. One storage transaction for each thousand. */
  ids(): Promise<readonly string[]>;
  /** Replaces its bytes and keeps its id and expiry; does nothing where it is gone. */
  replace(id: string, bytes: Uint8Array): Promise<void>;
};

/** Undefined where no browser can reach this product. */
export type Links = { toDocument(id: string, until: Date): string | undefined };

/** A register of a thousand measures with ten years of readings has two megabytes. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

export type FetchedFile =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** `tooLarge`: over the limit; `notOurs`: its host is not allowed; `gone`: the request failed. */
  | { readonly kind: 'refused'; readonly why: 'tooLarge' | 'notOurs' | 'gone' };

/** A file that was dropped on the bot: fetched only when it is read. */
export type DroppedFile = { readonly name: string; read(): Promise<FetchedFile> };

export type Consent = {
  readonly document: string;
  readonly accepted: boolean;
  /** Uploads it to where they agreed; undefined where that failed. */
  put(bytes: Uint8Array): Promise<Omit<SavedFileView, 'kind'> | undefined>;
};

declare module '../core/store.ts' {
  interface Store {
    readonly documents: Documents;
  }
}

declare module '../core/services.ts' {
  interface Services {
    /** Signed links by which a browser fetches a document. */
    readonly links: Links;
  }
}
