import type { Actor } from '../core/audit-entry.ts';
import type { Day } from '../core/calendar/day.ts';
import type { Lease } from './rules/lease.ts';
import type { PersonKey } from '../core/measures/measure.ts';

/** Leases are changed under their version, so that one process holds each. */
export type Leases = {
  read(name: string): Promise<{ readonly lease: Lease; readonly version: string } | undefined>;
  /** The new version; undefined on a conflict. Without a version the lease must be new. */
  write(name: string, lease: Lease, version: string | undefined): Promise<string | undefined>;
};

/** When a job last ran and is to run next, by the real clock. */
export type Beat = {
  readonly job: string;
  /** ISO instants; `at` is empty before the first run. */
  readonly at: string;
  readonly next: string;
  readonly outcome: 'waiting' | 'done' | 'failed';
  readonly reason: string;
};

export type Beats = {
  /**
   * Claims a slot for one of several schedulers; false when another has it. This only saves work: jobs may run twice.
   */
  claim(job: string, slot: Date): Promise<boolean>;
  keep(beat: Beat): Promise<void>;
  /** One storage transaction. */
  all(): Promise<Beat[]>;
};

/** Jobs that decide by the day, about measures (by code), managers (key), requests (number) or groups (code). */
export type WakeFor = 'ask' | 'remind' | 'managerDigest' | 'requests' | 'explain' | 'powerBi';

/** A day on which a job next has something to decide about a measure, manager, request or group. */
export type Wake = { readonly job: WakeFor; readonly id: string; readonly on: Day };

/** One row for each of them by day, so that a beat reads only what is due. */
export type Wakes = {
  due(job: WakeFor, today: Day): Promise<{ readonly id: string; readonly on: Day }[]>;
  /** Written before its change and removed after it: a crash in between leaves a row too many, never one too few. */
  set(job: WakeFor, id: string, on: Day): Promise<void>;
  clear(job: WakeFor, id: string, on: Day): Promise<void>;
  /** The same for many, a hundred in a storage transaction. */
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
  /** Recent runs that reached people; one storage transaction. */
  recent(job: string, now: Date, daysBack: number): Promise<RunRecord[]>;
  keep(record: RunRecord): Promise<void>;
  /** The run of a job that waits for *Send*. */
  held(job: string): Promise<RunRecord | undefined>;
  /** Every held run. One storage transaction. */
  allHeld(): Promise<RunRecord[]>;
  hold(record: RunRecord): Promise<void>;
  letGo(job: string): Promise<void>;
};

/** *Pause everything*: while it is there, nothing scheduled is decided or sent. `by` is who pressed it. */
export type Pause = { readonly since: string; readonly by: PersonKey };

export type Pauses = {
  current(): Promise<Pause | undefined>;
  /** The act of the audit is stored in the same transaction. */
  begin(pause: Pause): Promise<void>;
  /** Does nothing where nothing is paused; otherwise the act is stored with it. */
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
