import type { Actor } from '../core/audit-entry.ts';
import type { Day } from '../core/calendar/day.ts';
import type { Lease } from './rules/lease.ts';
import type { PersonKey } from '../core/measures/measure.ts';

/** Who may do something that only one may do at a time; stored, and changed by its version. */
export type Leases = {
  read(name: string): Promise<{ readonly lease: Lease; readonly version: string } | undefined>;
  /** The new version; undefined when somebody was quicker. Without a version the lease must be new. */
  write(name: string, lease: Lease, version: string | undefined): Promise<string | undefined>;
};

/** When a job last ran, and when it is to run next (real instants, for schedules run by the real clock). */
export type Beat = {
  readonly job: string;
  /** ISO instants; `at` is empty where it has not run yet. */
  readonly at: string;
  readonly next: string;
  readonly outcome: 'waiting' | 'done' | 'failed';
  readonly reason: string;
};

/** The scheduler's memory. */
export type Beats = {
  /** Claims a slot (a job and a time) for one of several schedulers; false when another has it. Saves work, no more. */
  claim(job: string, slot: Date): Promise<boolean>;
  keep(beat: Beat): Promise<void>;
  /** One storage transaction. */
  all(): Promise<Beat[]>;
};

/** The jobs that decide by the day: which measures (by code), managers (by key), requests (by number) or groups (by code). */
export type WakeFor = 'ask' | 'remind' | 'managerDigest' | 'requests' | 'explain' | 'powerBi';

/** On which day a job next has something to decide about a measure or a manager. */
export type Wake = { readonly job: WakeFor; readonly id: string; readonly on: Day };

/** One row per measure or manager by the day on which something is next to be decided: a beat reads only what is due. */
export type Wakes = {
  due(job: WakeFor, today: Day): Promise<{ readonly id: string; readonly on: Day }[]>;
  /** Written before the act and removed after it: a crash between the two leaves one row too many, never one too few. */
  set(job: WakeFor, id: string, on: Day): Promise<void>;
  clear(job: WakeFor, id: string, on: Day): Promise<void>;
  /** The same for many, a hundred in a storage transaction: what a run does for each measure is shared by all of them. */
  setAll(wakes: readonly Wake[]): Promise<void>;
  clearAll(wakes: readonly Wake[]): Promise<void>;
};

export type RunRecord = {
  readonly run: string;
  readonly job: string;
  readonly at: string;
  readonly people: number;
};

export type Runs = {
  /** Runs of the last days that reached somebody; one storage transaction. */
  recent(job: string, now: Date, daysBack: number): Promise<RunRecord[]>;
  keep(record: RunRecord): Promise<void>;
  /** The run of a job that waits for somebody to press *Send*, if one does. */
  held(job: string): Promise<RunRecord | undefined>;
  /** Every run that waits. One storage transaction. */
  allHeld(): Promise<RunRecord[]>;
  hold(record: RunRecord): Promise<void>;
  letGo(job: string): Promise<void>;
};

/** *Pause everything*: while it is there, nothing scheduled is decided or sent. `by` is who pressed it. */
export type Pause = { readonly since: string; readonly by: PersonKey };

export type Pauses = {
  current(): Promise<Pause | undefined>;
  /** The audit's act goes with it, in the same transaction. */
  begin(pause: Pause): Promise<void>;
  /** Nothing where nothing is paused; else the act goes with it. */
  end(by: Actor, at: string): Promise<void>;
};

declare module '../core/store.ts' {
  interface Store {
    readonly leases: Leases;
    readonly beats: Beats;
    readonly wakes: Wakes;
    readonly runs: Runs;
    readonly pauses: Pauses;
  }
}
