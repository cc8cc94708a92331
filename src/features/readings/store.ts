import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { AuditEntry } from '../../core/audit-entry.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { LiveMeasure, PersonKey } from '../../core/measures/measure.ts';
import type { Routing } from '../../core/measures/routing.ts';
import type { Message } from '../../messaging/rules/message.ts';
import type { Draft, DueReading } from '../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import type { Reading, Revision } from '../../core/readings/reading.ts';

/** What one act changes in a measure's partition: stored in one transaction, or not at all. */
export type MeasureChange = {
  readonly measure?: LiveMeasure;
  /** From which day the measure's committees are what they are now; today where it is absent. */
  readonly routedOn?: Day;
  /** Readings to store; the store writes the revision of each beside it and moves the chain on. */
  readonly readings?: readonly Reading[];
  readonly due?: readonly DueReading[];
  readonly drafts?: readonly Draft[];
  readonly dropDrafts?: readonly { readonly period: string; readonly by: PersonKey }[];
  readonly messages?: readonly Message[];
  /** The measure leaves the register, with what was due and begun of it; its revisions and acts stay. */
  readonly takeOut?: true;
  /** What was done, by whom and why: the audit of everything here that is not a reading (its revision says that). */
  readonly acts?: readonly AuditEntry[];
};

export type Measures = {
  /**
   * One storage transaction. Undefined: no such measure. Periods that ended before `since` are left out: twenty-five years
   * back where it is not given, which is one page of rows for any measure.
   */
  open(code: string, since?: Day): Promise<MeasureFile | undefined>;
  /**
   * Several at once, in the order of their codes and without those that there are not: few storage transactions where they
   * lie close together in the register, never many more than one each.
   */
  openMany(codes: readonly string[]): Promise<MeasureFile[]>;
  /** One storage transaction; `conflict` when somebody changed this measure since it was opened: open and decide again. */
  save(file: MeasureFile, change: MeasureChange): Promise<SaveOutcome>;
  revisions(code: string): Promise<Revision[]>;
  /** Which measures a committee has or had, and when. One storage transaction, however large the register is. */
  ofCommittee(committee: string): Promise<Routing[]>;
  /** Every measure without its readings, for a list to choose from: one storage transaction for a thousand. */
  titles(): Promise<LiveMeasure[]>;
  /** Every measure, for exports and imports; reads the whole register, so no beat may call it. */
  all(): AsyncIterable<MeasureFile>;
  /** Measures that an import added and *Undo* took out again: their revisions are kept, and counted on. Lists the table. */
  takenOut(): AsyncIterable<MeasureFile>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly measures: Measures;
  }
}
