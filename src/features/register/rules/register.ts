import type { EmployeeGroup } from '../../../core/measures/group.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure, Measure, PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading, ReadingStatus } from '../../../core/readings/reading.ts';

export type Where = { readonly file: string; readonly line: number };

/**
 * What a row says about a measure. `given` holds only the columns that the file has: a column that is absent leaves
 * what is stored alone, an empty cell clears it (`undefined`).
 */
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

/** A reading as the file has it; empty words never erase words that are stored. */
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

/** Who leads an objective, as the framework's file names them. */
export type LeadRow = Where & { readonly objective: string; readonly email: string };

/** Everything that the files say, understood. */
export type Register = {
  readonly framework?: Framework;
  readonly leads?: readonly LeadRow[];
  readonly measures: readonly MeasureRow[];
  readonly people: readonly PersonRow[];
  readonly readings: readonly ReadingRow[];
  readonly groups: readonly EmployeeGroup[];
};

/** A measure's partition, as far as an import looks at it. */
export type StoredMeasure = {
  readonly measure: LiveMeasure;
  readonly due: readonly DueReading[];
  readonly readings: readonly Reading[];
  /** Readings that an import added and *Undo* took out: none stands, and their revisions are counted on. */
  readonly takenOut?: readonly Reading[];
};

/** What is stored when an import begins. */
export type StoredRegister = {
  readonly framework?: Framework;
  readonly measures: ReadonlyMap<string, StoredMeasure>;
  /** Readings of measures that were taken out again, by the measure's code. */
  readonly takenOut?: ReadonlyMap<string, readonly Reading[]>;
  readonly people: readonly Person[];
  readonly groups: readonly EmployeeGroup[];
};

export const NOTHING_STORED: StoredRegister = { measures: new Map(), people: [], groups: [] };

/** A measure of which only the code is known: what a new row starts from. A blank status is a draft. */
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

/** A person of whom only the address is known: what a new row starts from. */
export function blankPerson(key: PersonKey, email: string): Person {
  return { key, email, aliases: [], entraId: '', name: '', service: '', workDays: [], roles: [] };
}
