import type { WorkbookContent } from './workbook.ts';
import type { ReadingsBook } from './readings-form.ts';
import type { YearlyReview } from '../review.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { UploadNotice } from '../upload-page.ts';
import type { ImportSummaryView } from './import-view.ts';

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

/** A document that was saved to the person's OneDrive. */
export type SavedFileView = {
  readonly kind: 'savedFile';
  readonly name: string;
  readonly uniqueId: string;
  readonly contentUrl: string;
  readonly fileType: string;
};

export type FileRefusal =
  | { readonly what: 'fileTooLarge' | 'fileNotOurs' | 'fileGone' | 'documentGone' }
  | { readonly what: 'fileNotRead'; readonly name: string; readonly problem: string; readonly cure: string }
  | { readonly what: 'notYourFile'; readonly contact: string };

export type ImportNotice =
  | { readonly what: 'importGone' | 'importLeft' | 'importUndoOver' }
  /** A colleague is applying or undoing an import; `undo` is the pressed one. */
  | { readonly what: 'importBusy'; readonly undo: string }
  | {
      readonly what: 'importUndone';
      readonly file: string;
      /** Number of restored rows. */
      readonly back: number;
      /** Changed again since, and kept; without fields: the whole row. */
      readonly kept: readonly { readonly key: string; readonly what: readonly string[] }[];
    }
  | { readonly what: 'twoFiles'; readonly taken: string };

/** The result of a spreadsheet of due readings. */
export type ReadingsNotice =
  | { readonly what: 'nothingFilled' | 'noNational' }
  | {
      readonly what: 'readingsTaken';
      readonly file: string;
      readonly answered: number;
      readonly asked: number;
      readonly same: number;
      readonly refused: number;
      /** Answered in Teams meanwhile, and left alone. */
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

/** Content of a workbook: cells, or facts that are put into words first. */
export type Book = WorkbookContent | ReadingsBook | YearlyReview;

/** The content of the page that explains an export of everything. */
export type HandingOver = {
  readonly organisation: string;
  readonly on: Day;
  readonly register: {
    readonly measures: number;
    readonly people: number;
    readonly groups: number;
    readonly readings: number;
  };
  readonly also: readonly (readonly [name: string, rows: number, what: string])[];
};
