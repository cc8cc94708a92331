import type { WorkbookContent } from './workbook/workbook.ts';
import type { ReadingsBook } from './workbook/readings-form.ts';
import type { YearlyReview } from './review.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { UploadNotice } from './upload-page.ts';
import type { ConflictRow } from './compare/conflicts.ts';
import type { ChangedRow } from './compare/compare-tables.ts';

export type FileRefusal =
  | { readonly what: 'fileTooLarge' | 'fileNotOurs' | 'fileGone' }
  | { readonly what: 'fileNotRead'; readonly name: string; readonly problem: string; readonly cure: string }
  | { readonly what: 'notYourFile'; readonly contact: string };

export type ImportNotice =
  | { readonly what: 'importGone' | 'importLeft' | 'importUndoOver' }
  /** A colleague is applying or undoing an import; `undo` is the pressed one. */
  | { readonly what: 'importBusy'; readonly undo: string }
  | {
      readonly what: 'importUndone';
      readonly file: string;
      readonly back: number;
      /** Changed again since, and kept; without fields: the whole row. */
      readonly kept: readonly { readonly key: string; readonly what: readonly string[] }[];
    }
  | { readonly what: 'twoFiles'; readonly taken: string };

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

export type SpreadsheetNotice = FileRefusal | ImportNotice | ReadingsNotice | UploadNotice;

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly register: ImportSummaryView;
  }
  interface NoticesOf {
    readonly register: SpreadsheetNotice;
  }
}

/** Content of a workbook: cells, or facts that are put into words first. */
export type Book = WorkbookContent | ReadingsBook | YearlyReview;

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

/** What a dropped file would change, the questions about it, and the press that applies it. */
export type ImportSummaryView = {
  readonly kind: 'importSummary';
  readonly id: string;
  readonly file: string;
  /** The performance team's register, or a person's due readings. */
  readonly of: 'register' | 'readings';
  /** Fingerprint of the card's content. A press on an outdated card shows a new one. */
  readonly seen: string;
  /** `moved`: Teams changed since the pressed card; `same`: the file changes nothing. */
  readonly state: 'ready' | 'moved' | 'applied' | 'same' | 'busy';
  /** The day of the copy that the file is based on; absent: it has no version. */
  readonly copiedOn?: Day;
  readonly changes: readonly ChangedRow[];
  /** Changed rows that are not shown, and rows that do not change. */
  readonly more: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** This page's questions, the number of the first, and their total. */
  readonly asked: readonly ConflictRow[];
  readonly from: number;
  readonly askedInAll: number;
  /** Choices on earlier pages: `k` keep, `m` mine, one letter each. */
  readonly said: string;
  readonly notes: readonly string[];
  /** Key of the undo note; absent before applying, or if it is too large to undo. */
  readonly undo?: string;
  /** Too many rows to undo by a press. */
  readonly isLarge?: boolean;
};

/** Detects changes since a card was made. It is no protection against forgery: rights and data are checked again. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}
