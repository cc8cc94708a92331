import type { PersonKey } from '../core/measures/measure.ts';

/** A file as such: its name with its ending, its media type, its bytes. */
export type Document = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A document that is kept for somebody until an instant; nobody else is given it. */
export type KeptDocument = Document & { readonly to: PersonKey; readonly until: Date };

/** Documents that wait to be fetched, or to be applied; each is gone after its time. */
export type Documents = {
  /**
   * Keeps it and says by what name, which nobody can guess. About one storage transaction for each 300 kilobytes, and
   * two; what has run out is removed on the way.
   */
  keep(document: KeptDocument): Promise<string>;
  /** Undefined where there is none of that name, or its time is over. One storage transaction. */
  open(id: string): Promise<KeptDocument | undefined>;
  /** Removes it before its time; one that is gone already is no fault. */
  drop(id: string): Promise<void>;
  /** The names of all that wait, soonest gone first. One storage transaction for each thousand. */
  ids(): Promise<readonly string[]>;
  /** Puts other bytes in its place, under its name and for its time; nothing where it is gone. */
  replace(id: string, bytes: Uint8Array): Promise<void>;
};

/** Where a kept document can be fetched by a link; undefined where people cannot reach this product by a browser. */
export type Links = { toDocument(id: string, until: Date): string | undefined };

/** A register of a thousand measures with ten years of readings has two megabytes. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** The outcome of fetching a file that was dropped on the bot. */
export type FetchedFile =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** `tooLarge`: over the limit; `notOurs`: it lies where nothing is fetched from; `gone`: it could not be fetched. */
  | { readonly kind: 'refused'; readonly why: 'tooLarge' | 'notOurs' | 'gone' };

/** A file that was dropped on the bot: fetched only when it is read. */
export type DroppedFile = { readonly name: string; read(): Promise<FetchedFile> };

/** A person's answer to the offer of a document, with the way to put its bytes where they said. */
export type Consent = {
  readonly document: string;
  readonly accepted: boolean;
  /** Puts it there; the place it can be opened at, or undefined where it could not be put. */
  put(bytes: Uint8Array): Promise<SavedFile | undefined>;
};

/** A file in a person's own OneDrive, as Teams' file card names it. */
export type SavedFile = {
  readonly name: string;
  readonly uniqueId: string;
  readonly contentUrl: string;
  readonly fileType: string;
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
