import type { Day } from '../calendar/day.ts';
import type { PartLink } from './parts-of-totals.ts';
import type { PersonKey } from './measure.ts';
import type { QuietRules } from './quiet-rules.ts';

/** Wordings change; which one was in force on a day is asked, never assumed. */
export type DatedWording = { readonly from: Day; readonly text: string };
export type Wording = { readonly code: string; readonly wordings: readonly DatedWording[] };

export type Meeting = {
  readonly date: Day;
  /** The report period whose performance it takes (`FY2026/27-H1`), with its first and last day; absent: none. */
  readonly takesPerformance?: { readonly text: string; readonly start: Day; readonly end: Day };
  readonly paperDeadline: Day;
};

export type Committee = {
  readonly code: string;
  readonly title: string;
  readonly remit: string;
  /** Addresses of the officers who see its digest first, in small letters; absent: every committee officer. */
  readonly officers?: readonly string[];
  readonly exempt: readonly string[];
  readonly meetings: readonly Meeting[];
};

export type ObjectiveLead = { readonly objective: string; readonly person: PersonKey };

/** What `framework.yaml` says: everything about the council that is not a measure, a person, a group or a reading. */
export type Framework = {
  readonly organisation: { readonly name: string; readonly contact: string; readonly privacyNotice: string };
  readonly pledges: readonly Wording[];
  readonly objectives: readonly Wording[];
  /** Who writes an objective's part of the report; an objective that nobody leads is not asked about. */
  readonly leads?: readonly ObjectiveLead[];
  readonly themes: readonly string[];
  readonly committees: readonly Committee[];
  readonly closureDays: readonly Day[];
  /** The weeks before an election, first and last day: no explainer goes in them. */
  readonly preElection: readonly { readonly from: Day; readonly until: Day }[];
  readonly quiet: QuietRules;
  /** Months, by kind of record. */
  readonly retentionMonths: Readonly<Record<string, number>>;
  /** Counts of people under this are hidden from other readers. */
  readonly smallNumber: number;
  /**
   * Which measures are parts of which, as the register has it: kept here, in memory, so that whoever makes a copy for
   * others knows which measures it depends on without looking for them. Absent: none is.
   */
  readonly parts?: readonly PartLink[];
};

/** Who leads an objective; undefined where nobody is named. */
export function leadOf({ leads }: Pick<Framework, 'leads'>, objective: string): PersonKey | undefined {
  return leads?.find((one) => one.objective === objective)?.person;
}

/** The wording in force on a day; the earliest where the day is before all of them; undefined for an unknown code. */
export function wordingOn(list: readonly Wording[], code: string, on: Day): string | undefined {
  const wordings = list.find((entry) => entry.code === code)?.wordings ?? [];
  const sorted = [...wordings].sort((a, b) => (a.from < b.from ? -1 : 1));
  return (sorted.filter((wording) => wording.from <= on).at(-1) ?? sorted[0])?.text;
}
