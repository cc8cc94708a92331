import type { LiveMeasure } from '../measures/measure.ts';
import type { Draft, DueReading } from './due-reading.ts';
import type { Reading } from './reading.ts';

/**
 * A measure's partition as one query brings it: the measure, its due readings, drafts and recent readings (oldest
 * first), and the version by which a change is refused if somebody was quicker.
 */
export type MeasureFile = {
  readonly measure: LiveMeasure;
  readonly due: readonly DueReading[];
  readonly drafts: readonly Draft[];
  readonly readings: readonly Reading[];
  /** Readings that an import added and *Undo* took out again, as their last revision says. */
  readonly takenOut?: readonly Reading[];
  /** The hash of the newest revision, how far the acts go, and the ETag of the row that holds both. */
  readonly chain: { readonly head: string; readonly version: string; readonly acts?: ChainEnd };
};

/** The end of a chain: the hash of its newest row, and how many there were. */
export type ChainEnd = { readonly head: string; readonly count: number };
