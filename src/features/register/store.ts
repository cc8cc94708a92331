import type { AuditEntry } from '../../core/audit-entry.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { Framework } from '../../core/measures/framework.ts';
import type { PersonKey } from '../../core/measures/measure.ts';
import type { EmployeeGroup, Person } from '../../core/measures/people.ts';
import type { MeasureChange } from '../readings/store.ts';

/** The framework, groups and counters: everything of the register that has no partition of its own. */
export type Frameworks = {
  /** Kept in memory for half a minute, so that a card costs no look-up. */
  current(): Promise<Framework>;
  groups(): Promise<EmployeeGroup[]>;
  save(framework: Framework, groups: readonly EmployeeGroup[], acts?: readonly AuditEntry[]): Promise<void>;
};

/** Everything that an import writes, already decided; the store writes it in whatever order is safe to repeat. */
export type RegisterChange = {
  readonly framework?: Framework;
  readonly groups?: readonly EmployeeGroup[];
  readonly people: readonly Person[];
  /** What the audit says of people and of the framework; a measure's acts go with its change. */
  readonly acts?: {
    readonly people: ReadonlyMap<PersonKey, readonly AuditEntry[]>;
    readonly framework: readonly AuditEntry[];
  };
  readonly measures: readonly { readonly code: string; readonly change: MeasureChange; readonly wakeOn?: Day }[];
};

export type Register = {
  isEmpty(): Promise<boolean>;
  write(change: RegisterChange, progress: (done: number, of: number) => void): Promise<void>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly frameworks: Frameworks;
    readonly register: Register;
  }
}
