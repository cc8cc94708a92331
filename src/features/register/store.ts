import type { AuditEntry } from '../../core/audit-entry.ts';
import type { Framework } from '../../core/measures/framework.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { EmployeeGroup } from '../../core/measures/people.ts';
import type { RegisterChange } from './rules/register.ts';
import type { UploadPage } from './rules/upload-page.ts';
import type { Proposals } from './rules/review.ts';
import type { FoundSpreadsheet } from './rules/table.ts';
import type { Book, HandingOver } from './rules/views.ts';

/** The framework, groups and counters: everything of the register that has no partition of its own. */
export type Frameworks = {
  /** Kept in memory for half a minute, so that a card costs no look-up. */
  current(): Promise<Framework>;
  groups(): Promise<EmployeeGroup[]>;
  save(framework: Framework, groups: readonly EmployeeGroup[], acts?: readonly AuditEntry[]): Promise<void>;
};

export type Register = {
  isEmpty(): Promise<boolean>;
  /** In an order that is safe to repeat. */
  write(change: RegisterChange, progress: (done: number, of: number) => void): Promise<void>;
};

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
