import type { AuditEntry, StoredAuditEntry } from '../../core/audit-entry.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { ChannelKey } from '../../core/channel.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { Held, LegalHold } from './rules/hold.ts';
import type { Kept } from './rules/limits.ts';

/** What an act changed, except a measure. It is stored in that partition. */
export type ActOn =
  | { readonly kind: 'person'; readonly key: PersonKey }
  | { readonly kind: 'channel'; readonly key: ChannelKey }
  | { readonly kind: 'group' | 'committee'; readonly key: string }
  | { readonly kind: 'request' | 'framework' | 'pause' | 'runs' | 'store' };

/** `on`: what it changed, such as `measure BSC-1`, `person <random key>` or `pause`. */
export type ActOf = StoredAuditEntry & { readonly on: string };

/** Acts on anything but measures: those are stored with the measure's change (`MeasureChange.acts`). */
export type Acts = {
  /** Appends to the chain of its partition, in two storage transactions. Concurrent calls are safe. */
  keep(on: ActOn, act: AuditEntry): Promise<void>;
  /** The newest of one chain, oldest first. Two storage transactions. */
  latest(on: ActOn | { readonly kind: 'measure'; readonly key: string }, most: number): Promise<StoredAuditEntry[]>;
  /** Oldest first within each partition. Reads the whole table, so no beat may call it. */
  all(): AsyncIterable<ActOf>;
};

/** Each is begun and ended with its act, in one transaction. */
export type Holds = {
  all(): Promise<LegalHold[]>;
  begin(hold: LegalHold, act: AuditEntry): Promise<void>;
  end(held: Held, act: AuditEntry): Promise<void>;
};

/** How many chains there are, how many have grown since their last anchor, and one hash over all their ends. */
export type Anchored = { readonly chains: number; readonly moved: number; readonly digest: string };

/** Rows removed, and rows that a legal hold keeps. `more`: the limit was reached. */
export type Removed = { readonly removed: number; readonly held: number; readonly more: boolean };

export type Removal = {
  readonly kind: Kept;
  readonly before: Day;
  readonly today: Day;
  readonly holds: readonly LegalHold[];
  /** The limit of one beat, in rows. */
  readonly most: number;
  readonly dry: boolean;
};

/** The nightly work. It lists the table, so no other beat may call it. */
export type Housekeeping = {
  lastDone(): Promise<Day | undefined>;
  markDone(day: Day): Promise<void>;
  /** Records where every chain ends today; repeated on a day, it adds what has grown since. */
  anchor(day: Day): Promise<Anchored>;
  /** Removes what is older than `before`, oldest first. A chain is cut only at an anchor. */
  remove(removal: Removal): Promise<Removed>;
};

/**
 * A fault in the audit. `altered`: a revision was changed. `gapBefore`: one before it is missing. `endMissing`: the newest
 * is missing. `readingDiffers`: the current reading is not its newest revision. Acts likewise, by their number in what they
 * changed. `anchorMissing`: the end of that day is missing, so the chain was rewritten. `sealBroken`, `anchorsAltered`: the
 * anchors themselves were changed.
 */
export type ChainFault =
  | {
      readonly what: 'altered' | 'gapBefore' | 'readingDiffers';
      readonly code: string;
      readonly period: string;
      readonly revision: number;
    }
  | { readonly what: 'endMissing'; readonly code: string }
  | { readonly what: 'actAltered' | 'actGapBefore'; readonly on: string; readonly number: number }
  | { readonly what: 'actEndMissing'; readonly on: string }
  | { readonly what: 'anchorMissing'; readonly on: string; readonly day: string }
  | { readonly what: 'sealBroken' | 'anchorsAltered'; readonly day: string };

/** Checks all chains by their hashes: the revisions of readings, and the acts. */
export type Histories = { faults(): AsyncIterable<ChainFault> };

declare module '../../core/store.ts' {
  interface Store {
    readonly acts: Acts;
    readonly holds: Holds;
    readonly housekeeping: Housekeeping;
  }
}
