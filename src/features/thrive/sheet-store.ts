import type { Day } from '../../core/calendar/day.ts';
import type { SheetAddress, SheetFacts, SheetFormat } from './rules/sheet.ts';

/** Addresses that stand on printed sheets, each by the hash of its token. */
export type SheetAddresses = {
  /** One storage transaction. */
  keep(hash: string, address: SheetAddress): Promise<void>;
  /** One storage transaction. */
  byHash(hash: string): Promise<SheetAddress | undefined>;
  /** Removes the addresses whose time is over; says how many. For housekeeping. */
  dropOver(today: Day): Promise<number>;
};

/** Puts a group's sheet on paper: one A4 page, a page of a browser, or the words alone. */
export type SheetPrinter = (facts: SheetFacts, address: string, format: SheetFormat) => Promise<Uint8Array>;

declare module '../../core/store.ts' {
  interface Store {
    readonly sheetAddresses: SheetAddresses;
  }
}

declare module '../../core/services.ts' {
  interface Services {
    /** Puts a group's sheet on paper. */
    readonly printSheet: SheetPrinter;
  }
}
