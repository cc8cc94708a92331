import type { LiveMeasure } from '../measures/measure.ts';
import type { Draft, DueReading } from './due-reading.ts';
import type { Reading } from './reading.ts';

/**
 * A measure's partition as one query loads it, with recent readings oldest first and the version that guards a save.
 */
export type MeasureFile = {
  readonly measure: LiveMeasure;
  readonly due: readonly DueReading[];
  readonly drafts: readonly Draft[];
  readonly readings: readonly Reading[];
  /** Readings that an import added and *Undo* removed, as of their last revision. */
  readonly takenOut?: readonly Reading[];
  /** The hash of the newest revision, the end of the audit chain, and the ETag of the row that holds both. */
  readonly chain: { readonly head: string; readonly version: string; readonly acts?: ChainEnd };
};

/** Hash of a chain's newest row, and number of rows. */
export type ChainEnd = { readonly head: string; readonly count: number };
