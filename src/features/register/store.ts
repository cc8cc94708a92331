import type { AuditEntry } from '../../core/audit-entry.ts';
import type { Framework } from '../../core/measures/framework.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { EmployeeGroup } from '../../core/measures/people.ts';
import type { RegisterChange } from './rules/register.ts';
import type { UploadPage } from './rules/upload-page.ts';
import type { Proposals } from './rules/review.ts';
import type { FoundSpreadsheet } from './rules/table.ts';
import type { Book, HandingOver } from './rules/views.ts';

/** The parts of the register without a partition of their own. */
export type Frameworks = {
  /** Cached for half a minute, so that a card costs no look-up. */
  current(): Promise<Framework>;
  groups(): Promise<EmployeeGroup[]>;
  /** Both, or nothing before the first import has come so far. */
  stored(): Promise<{ readonly framework: Framework; readonly groups: EmployeeGroup[] } | undefined>;
  save(framework: Framework, groups: readonly EmployeeGroup[], acts?: readonly AuditEntry[]): Promise<void>;
};

export type Register = {
  /** True until a first import has finished. */
  isEmpty(): Promise<boolean>;
  /** A write was broken off. The next one finishes it. */
  isUnfinished(): Promise<boolean>;
  /** In an order that is safe to repeat. `lastly` runs before the write counts as finished. */
  write(
    change: RegisterChange,
    progress: (done: number, of: number) => void,
    lastly?: () => Promise<void>,
  ): Promise<void>;
};

/** Addresses of upload pages, each by the hash of its token. One storage transaction each. */
export type UploadPages = {
  keep(hash: string, page: UploadPage): Promise<void>;
  byHash(hash: string): Promise<UploadPage | undefined>;
  /** Counts one file; false if none is left or there is no such page. Safe for concurrent uploads. */
  takeOne(hash: string): Promise<boolean>;
  /** For housekeeping. Removes expired addresses and returns how many. */
  dropOver(now: Date): Promise<number>;
};

export type Spreadsheets = {
  /** Reads a workbook or csv, told apart by content. Faults become problems; formulas are not evaluated. */
  read(name: string, bytes: Uint8Array): Promise<FoundSpreadsheet>;
  /** .xlsx, with formulas neutralised. */
  write(book: Book): Promise<Uint8Array>;
  /** Comma-separated text with these headings, formulas neutralised. */
  csv(rows: readonly Readonly<Record<string, unknown>>[], headings: readonly string[]): string;
  yaml(value: object): string;
  /** The page that explains an export. */
  page(about: HandingOver): string;
  /** Cabinet's list of proposed changes, as a Word document. */
  proposals(list: Proposals): Promise<Uint8Array>;
  zip(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array;
  newKey(): PersonKey;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly frameworks: Frameworks;
    readonly register: Register;
    readonly uploadPages: UploadPages;
  }
}

declare module '../../core/services.ts' {
  interface Services {
    readonly spreadsheets: Spreadsheets;
  }
}
