import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { AuditEntry } from '../../core/audit-entry.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../core/measures/measure.ts';
import type { Routing } from '../../core/measures/routing.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { Draft, DueReading } from '../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import type { Reading, Revision } from '../../core/readings/reading.ts';

/** A change in a measure's partition: stored in one transaction, or not at all. */
export type MeasureChange = {
  readonly measure?: LiveMeasure;
  /** From which day the measure has its new committees; by default today. */
  readonly routedOn?: Day;
  /** The store also writes the revision of each and moves the chain on. */
  readonly readings?: readonly Reading[];
  readonly due?: readonly DueReading[];
  readonly drafts?: readonly Draft[];
  readonly dropDrafts?: readonly { readonly period: string; readonly by: PersonKey }[];
  readonly messages?: readonly Message[];
  /** Removes the measure from the register, with its due readings and drafts; its revisions and acts stay. */
  readonly takeOut?: true;
  /** The audit of everything here that is not a reading (its revision is the audit of that). */
  readonly acts?: readonly AuditEntry[];
};

export type Measures = {
  /** One storage transaction. By default without periods that ended over 25 years ago: one page for any measure. */
  open(code: string, since?: Day): Promise<MeasureFile | undefined>;
  /** Those that exist, in the order of their codes; few storage transactions if they are close in the register. */
  openMany(codes: readonly string[]): Promise<MeasureFile[]>;
  /** One storage transaction; `conflict` if the measure changed since it was opened. */
  save(file: MeasureFile, change: MeasureChange): Promise<SaveOutcome>;
  revisions(code: string): Promise<Revision[]>;
  /** The measures of a committee, past and present. One storage transaction, however large the register is. */
  ofCommittee(committee: string): Promise<Routing[]>;
  /** Every measure without its readings, to choose from: one storage transaction for a thousand. */
  titles(): Promise<LiveMeasure[]>;
  /** Reads the whole register, so no beat may call it. */
  all(): AsyncIterable<MeasureFile>;
  /** Measures that an import added and *Undo* removed; their revisions stay. Lists the table. */
  takenOut(): AsyncIterable<MeasureFile>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly measures: Measures;
  }
}
