import type { AuditEntry } from '../../core/audit-entry.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { Held, LegalHold } from './rules/hold.ts';
import type { Kept } from './rules/limits.ts';

/** Legal holds, few of them; each is begun and ended with its act, in one transaction. */
export type Holds = {
  all(): Promise<LegalHold[]>;
  begin(hold: LegalHold, act: AuditEntry): Promise<void>;
  end(held: Held, act: AuditEntry): Promise<void>;
};

/** What a day's anchor fixed: how many chains there are, how many had moved, and one hash over all their ends. */
export type Anchored = { readonly chains: number; readonly moved: number; readonly digest: string };

/** What one step removed, in rows, and what a legal hold kept. `more`: it stopped at the most that it may. */
export type Removed = { readonly removed: number; readonly held: number; readonly more: boolean };

export type Removal = {
  readonly kind: Kept;
  /** What is older than this day goes. */
  readonly before: Day;
  readonly today: Day;
  readonly holds: readonly LegalHold[];
  /** Rows that one beat may remove. */
  readonly most: number;
  /** Count, and remove nothing. */
  readonly dry: boolean;
};

/** The nightly work on what is stored. It lists the table, so no other beat may call it. */
export type Housekeeping = {
  /** The day on which all of it was last done; undefined before the first. One storage transaction. */
  lastDone(): Promise<Day | undefined>;
  markDone(day: Day): Promise<void>;
  /** Fixes where every chain ends today. Twice on a day it adds what moved meanwhile. */
  anchor(day: Day): Promise<Anchored>;
  /** Removes what is too old, oldest first. A chain is cut at an anchor and nowhere else. */
  remove(removal: Removal): Promise<Removed>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly holds: Holds;
    readonly housekeeping: Housekeeping;
  }
}
