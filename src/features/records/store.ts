import type { AuditEntry, StoredAuditEntry } from '../../core/audit-entry.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { ChannelKey } from '../../core/channel.ts';

/** What an act changed, where it is no measure: the partition in which it is kept. */
export type ActOn =
  | { readonly kind: 'person'; readonly key: PersonKey }
  | { readonly kind: 'channel'; readonly key: ChannelKey }
  | { readonly kind: 'group' | 'committee'; readonly key: string }
  | { readonly kind: 'request' | 'framework' | 'pause' | 'runs' | 'store' };

/** An act with what it changed, as the audit is exported: `measure BSC-1`, `person <random key>`, `pause`. */
export type ActOf = StoredAuditEntry & { readonly on: string };

/**
 * The audit of everything but readings (their revisions are theirs) and messages (each is its own row). Acts on a measure
 * go with its change (`MeasureChange.acts`), in the same transaction.
 */
export type Acts = {
  /** Adds an act to the end of the chain of its partition: two storage transactions. Safe for two at once. */
  keep(on: ActOn, act: AuditEntry): Promise<void>;
  /** The newest of one chain, oldest first: so many at most. Two storage transactions. */
  latest(on: ActOn | { readonly kind: 'measure'; readonly key: string }, most: number): Promise<StoredAuditEntry[]>;
  /** Every act, oldest first within each partition; reads the whole table, so no beat may call it. */
  all(): AsyncIterable<ActOf>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly acts: Acts;
  }
}
