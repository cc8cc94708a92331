import type { Day } from '../../domain/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../domain/measures/measure.ts';
import type { Routing } from '../../domain/measures/routing.ts';
import type { Message } from '../../domain/messages.ts';
import type { Draft, DueReading } from '../../domain/readings/due-reading.ts';
import type { Reading, Revision } from '../../domain/readings/reading.ts';

/**
 * A measure's partition as one query brings it: the measure, its due readings, drafts and recent readings (oldest
 * first), and the version by which a change is refused if somebody was quicker.
 */
export type MeasureFile = {
  readonly measure: LiveMeasure;
  readonly due: readonly DueReading[];
  readonly drafts: readonly Draft[];
  readonly readings: readonly Reading[];
  /** The hash of the newest revision, and the ETag of the row that holds it. */
  readonly chain: { readonly head: string; readonly version: string };
};

/** What one act changes in a measure's partition: stored in one transaction, or not at all. */
export type MeasureChange = {
  readonly measure?: LiveMeasure;
  /** Readings to store; the store writes the revision of each beside it and moves the chain on. */
  readonly readings?: readonly Reading[];
  readonly due?: readonly DueReading[];
  readonly drafts?: readonly Draft[];
  readonly dropDrafts?: readonly { readonly period: string; readonly by: PersonKey }[];
  readonly messages?: readonly Message[];
};

export type Measures = {
  /**
   * One storage transaction. Undefined: no such measure. Periods that ended before `since` are left out: twenty-five years
   * back where it is not given, which is one page of rows for any measure.
   */
  open(code: string, since?: Day): Promise<MeasureFile | undefined>;
  /** One storage transaction; `overtaken` when somebody changed this measure since it was opened: open and decide again. */
  save(file: MeasureFile, change: MeasureChange): Promise<'saved' | 'overtaken'>;
  revisions(code: string): Promise<Revision[]>;
  /** Which measures a committee has or had, and when. One storage transaction, however large the register is. */
  ofCommittee(committee: string): Promise<Routing[]>;
  /** Every measure, for exports and imports; reads the whole register, so no beat may call it. */
  all(): AsyncIterable<MeasureFile>;
};
