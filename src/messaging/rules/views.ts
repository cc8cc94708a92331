import type { Day } from '../../core/calendar/day.ts';
import type { Reader } from '../../core/measures/people.ts';

/** What is said about the conversation itself, and about running the desk. */
export type DeskNotice =
  | { readonly what: 'stranger'; readonly organisation: string; readonly contact: string }
  | { readonly what: 'heldRun'; readonly job: string; readonly people: number }
  | { readonly what: 'runSent'; readonly people: number; readonly paused: number }
  | { readonly what: 'notYourDesk'; readonly contact: string }
  | { readonly what: 'paused'; readonly since: Day }
  | { readonly what: 'resumed' }
  | {
      readonly what: 'help';
      readonly privacyNotice: string;
      readonly contact: string;
      readonly reader?: Reader;
      /** Whether a measure is theirs, whatever else they are. */
      readonly owns?: boolean;
    }
  | { readonly what: 'notUnderstood'; readonly open: number; readonly reader?: Reader }
  | { readonly what: 'thanked' | 'documentGone' }
  | { readonly what: 'unsubscribe'; readonly contact: string; readonly reader: Reader };

/** A finished document and how to get it. */
export type DocumentView = {
  readonly kind: 'document';
  /** The stored file. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** Absent if a browser cannot fetch it. */
  readonly link?: string;
  /** Only the link is offered: the person declined OneDrive, or came by a browser. */
  readonly byLink?: boolean;
  /** To be completed or corrected and sent back. */
  readonly comesBack?: boolean;
  /** The committee meeting that a question may be about. */
  readonly asks?: { readonly committee: string; readonly meeting: Day };
};

/** A document in a person's own OneDrive, as Teams' file card needs it. */
export type SavedFileView = {
  readonly kind: 'savedFile';
  readonly name: string;
  readonly uniqueId: string;
  readonly contentUrl: string;
  readonly fileType: string;
};

declare module '../../core/view.ts' {
  interface ViewsOf {
    readonly messaging: DocumentView | SavedFileView;
  }
  interface NoticesOf {
    readonly messaging: DeskNotice;
  }
}
