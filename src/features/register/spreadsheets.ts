import type { PersonKey } from '../../core/measures/measure.ts';
import type { Proposals } from './rules/review.ts';
import type { FoundSpreadsheet } from './rules/table.ts';
import type { Book, HandingOver } from './rules/workbook/views.ts';

/** Spreadsheets as files. */
export type Spreadsheets = {
  /** Reads a workbook or a csv, told apart by what is in it; whatever is wrong is a problem, and nothing is evaluated. */
  read(name: string, bytes: Uint8Array): Promise<FoundSpreadsheet>;
  /** As .xlsx, with formulas neutralised. */
  write(book: Book): Promise<Uint8Array>;
  /** As comma-separated text with these headings, formulas neutralised. */
  csv(rows: readonly Readonly<Record<string, unknown>>[], headings: readonly string[]): string;
  yaml(value: object): string;
  /** The page that explains an export, as HTML. */
  page(about: HandingOver): string;
  /** Cabinet's list of proposed changes, as a Word document. */
  proposals(list: Proposals): Promise<Uint8Array>;
  /** Files in one archive. */
  zip(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array;
  /** A random key for somebody new in the register. */
  newKey(): PersonKey;
};

declare module '../../core/services.ts' {
  interface Services {
    readonly spreadsheets: Spreadsheets;
  }
}
