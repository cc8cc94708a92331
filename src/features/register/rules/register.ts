import type { AuditEntry } from '../../../core/audit-entry.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure, Measure, PersonKey } from '../../../core/measures/measure.ts';
import type { EmployeeGroup, Person } from '../../../core/measures/people.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading, ReadingStatus } from '../../../core/readings/reading.ts';

export type Where = { readonly file: string; readonly line: number };

/** `given` has only the file's columns. An absent column changes nothing; an empty cell is `undefined` and clears. */
export type MeasureRow = Where & {
  readonly code: string;
  readonly given: Partial<{
    [Key in Exclude<keyof Measure, 'owner' | 'deputy' | 'manager'>]: Measure[Key] | undefined;
  }>;
  readonly emails: Partial<Record<'owner' | 'deputy' | 'manager', string>>;
};

export type PersonRow = Where & {
  readonly email: string;
  readonly given: Partial<Omit<Person, 'key' | 'manager'>>;
  readonly managerEmail?: string;
};

/** Empty words never erase stored words. */
export type ReadingRow = Where & {
  readonly code: string;
  readonly period: Period;
  readonly value: string;
  readonly typed: string;
  readonly status?: ReadingStatus;
  readonly words: Readonly<Partial<Record<ReadingWords, string>>>;
};
export const READING_WORDS = {
  numerator: 'numerator',
  denominator: 'denominator',
  so_what: 'soWhat',
  next_steps: 'nextSteps',
  method: 'method',
  sample: 'sample',
  supplied_by: 'suppliedBy',
  source_url: 'sourceUrl',
  reason: 'reason',
} as const;
export type ReadingWords = (typeof READING_WORDS)[keyof typeof READING_WORDS];

/** The contact limits of `framework.yaml` that are numbers, by their names there. */
export const QUIET_NUMBERS = {
  per_day: 'perDay',
  per_five_working_days: 'perFiveWorkingDays',
  ask_ahead: 'askAhead',
  wait_for_ask: 'waitForAsk',
  remind_before: 'remindBefore',
  late_after: 'lateAfter',
  messages_a_round: 'messagesARound',
  messages_a_half_year: 'messagesAHalfYear',
  needs_owner_after: 'needsOwnerAfter',
  needs_owner_rounds: 'needsOwnerRounds',
  decisions_again: 'decisionsAgain',
  nudge_every: 'nudgeEvery',
  explain_every: 'explainEvery',
  hold_above_people: 'holdAbovePeople',
  hold_times: 'holdTimes',
  hold_looks_back: 'holdLooksBack',
} as const satisfies Record<string, keyof QuietRules>;

export type LeadRow = Where & { readonly objective: string; readonly email: string };

export type RegisterContent = {
  readonly framework?: Framework;
  readonly leads?: readonly LeadRow[];
  readonly measures: readonly MeasureRow[];
  readonly people: readonly PersonRow[];
  readonly readings: readonly ReadingRow[];
  readonly groups: readonly EmployeeGroup[];
};

export type StoredMeasure = {
  readonly measure: LiveMeasure;
  readonly due: readonly DueReading[];
  readonly readings: readonly Reading[];
  /** Readings that an import added and *Undo* removed. Later revisions continue their count. */
  readonly takenOut?: readonly Reading[];
  readonly chain?: { readonly version: string };
};

export type StoredRegister = {
  readonly framework?: Framework;
  readonly measures: ReadonlyMap<string, StoredMeasure>;
  readonly takenOut?: ReadonlyMap<string, readonly Reading[]>;
  readonly people: readonly Person[];
  readonly groups: readonly EmployeeGroup[];
};

/** What an import stores, already decided. */
export type RegisterChange = {
  readonly framework?: Framework;
  readonly groups?: readonly EmployeeGroup[];
  readonly people: readonly Person[];
  /** Audit entries of everything but measures, whose entries are stored with their changes. */
  readonly acts?: {
    readonly people: ReadonlyMap<PersonKey, readonly AuditEntry[]>;
    readonly framework: readonly AuditEntry[];
  };
  readonly measures: readonly ImportedMeasure[];
};

export type ImportedMeasure = {
  readonly code: string;
  readonly change: Partial<Pick<StoredMeasure, 'measure' | 'readings' | 'due'>> & {
    readonly acts?: readonly AuditEntry[];
  };
  readonly wakeOn?: Day;
  /** The version that it was compared with, and the change of another one. Without it, any version is written to. */
  readonly comparedWith?: {
    readonly version: string;
    readonly rebase: (now: StoredMeasure) => ImportedMeasure['change'];
  };
};

export const NOTHING_STORED: StoredRegister = { measures: new Map(), people: [], groups: [] };

/** The start of a new row. A blank status is a draft. */
export function blankMeasure(code: string): Measure {
  return {
    code,
    title: '',
    definition: '',
    policyObjective: '',
    pledges: [],
    theme: '',
    committees: [],
    unit: '',
    direction: 'neutral',
    frequency: 'annual',
    level: '',
    provenance: '',
    perception: false,
    readWith: '',
    baselinePeriod: '',
    countsPeople: false,
    cumulative: false,
    overlapping: false,
    exempt: false,
    sourceOrg: '',
    groups: [],
    status: 'draft',
    sourceUrl: '',
    extra: {},
  } as Measure;
}

export function blankPerson(key: PersonKey, email: string): Person {
  return { key, email, aliases: [], entraId: '', name: '', service: '', workDays: [], roles: [] };
}
