import type { Day } from '../../../../core/calendar/day.ts';
import type { UploadNotice } from '../upload-views.ts';
import type { ImportSummaryView } from './import-view.ts';

/** A document that is ready: what it is, and how it can be had. */
export type DocumentView = {
  readonly kind: 'document';
  /** The name by which it is kept. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** Where a browser can fetch it; absent where it cannot. */
  readonly link?: string;
  /** Only the link is offered: they do not want it in their OneDrive, or they came by a browser. */
  readonly byLink?: boolean;
  /** It is meant to be filled in, or mended, and sent back. */
  readonly comesBack?: boolean;
  /** The committee's meeting that it is for, where somebody may ask about it. */
  readonly asks?: { readonly committee: string; readonly meeting: Day };
};

/** A document that lies in the person's OneDrive now. */
export type SavedFileView = {
  readonly kind: 'savedFile';
  readonly name: string;
  readonly uniqueId: string;
  readonly contentUrl: string;
  readonly fileType: string;
};

/** Why a dropped file is not taken. */
export type FileRefusal =
  | { readonly what: 'fileTooLarge' | 'fileNotOurs' | 'fileGone' | 'documentGone' }
  | { readonly what: 'fileNotRead'; readonly name: string; readonly problem: string; readonly cure: string }
  | { readonly what: 'notYourFile'; readonly contact: string };

/** What became of a register that was dropped. */
export type ImportNotice =
  | { readonly what: 'importGone' | 'importLeft' | 'importUndoOver' }
  /** A colleague is applying or undoing an import just now; `undo` is what was pressed. */
  | { readonly what: 'importBusy'; readonly undo: string }
  | {
      readonly what: 'importUndone';
      readonly file: string;
      /** Rows that stand as before. */
      readonly back: number;
      /** What was changed again since, and stays; without fields, all of the row. */
      readonly kept: readonly { readonly key: string; readonly what: readonly string[] }[];
    }
  | { readonly what: 'twoFiles'; readonly taken: string };

/** What became of due readings that were filled in in a spreadsheet. */
export type ReadingsNotice =
  | { readonly what: 'nothingFilled' | 'noNational' }
  | {
      readonly what: 'readingsTaken';
      readonly file: string;
      readonly answered: number;
      readonly asked: number;
      readonly same: number;
      readonly refused: number;
      /** Left as somebody answered them in Teams meanwhile. */
      readonly kept: number;
      readonly lost: readonly { readonly line: number; readonly problem: string }[];
    };

export type SpreadsheetView = DocumentView | SavedFileView | ImportSummaryView;
export type SpreadsheetNotice = FileRefusal | ImportNotice | ReadingsNotice | UploadNotice;

declare module '../../../../core/view.ts' {
  interface ViewsOf {
    readonly register: SpreadsheetView;
  }
  interface NoticesOf {
    readonly register: SpreadsheetNotice;
  }
}
