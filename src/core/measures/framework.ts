import type { Day } from '../calendar/day.ts';
import type { PartLink } from './parts-of-totals.ts';
import type { Measure, PersonKey } from './measure.ts';
import type { QuietRules } from './quiet-rules.ts';

/** A wording and the day from which it applies. */
export type DatedWording = { readonly from: Day; readonly text: string };
export type Wording = { readonly code: string; readonly wordings: readonly DatedWording[] };

export type Meeting = {
  readonly date: Day;
  /** The report period that the meeting considers (`FY2026/27-H1`). */
  readonly takesPerformance?: { readonly text: string; readonly start: Day; readonly end: Day };
  readonly paperDeadline: Day;
};

export type Committee = {
  readonly code: string;
  readonly title: string;
  readonly remit: string;
  /** Lower-case addresses of the officers who see its digest first; absent: every committee officer. */
  readonly officers?: readonly string[];
  readonly exempt: readonly string[];
  readonly meetings: readonly Meeting[];
};

export type ObjectiveLead = { readonly objective: string; readonly person: PersonKey };

/**
 * The content of `framework.yaml`: everything about the council that is not a measure, a person, a group or a reading.
 */
export type Framework = {
  readonly organisation: { readonly name: string; readonly contact: string; readonly privacyNotice: string };
  readonly pledges: readonly Wording[];
  readonly objectives: readonly Wording[];
  /** Who writes an objective's part of the report. An objective without a lead is not asked about. */
  readonly leads?: readonly ObjectiveLead[];
  readonly themes: readonly string[];
  readonly committees: readonly Committee[];
  readonly closureDays: readonly Day[];
  /** The weeks before an election, first and last day. No explainer is sent in them. */
  readonly preElection: readonly { readonly from: Day; readonly until: Day }[];
  readonly quiet: QuietRules;
  /** By kind of record. */
  readonly retentionMonths: Readonly<Record<string, number>>;
  /** Counts of people below this are hidden from other readers. */
  readonly smallNumber: number;
  /**
   * Links from parts to totals, copied here from the register so that a safe copy finds related measures without a
   * query.
   */
  readonly parts?: readonly PartLink[];
};

export function leadOf({ leads }: Pick<Framework, 'leads'>, objective: string): PersonKey | undefined {
  return leads?.find((one) => one.objective === objective)?.person;
}

/** The wording in force on a day, or the earliest one if the day is before all of them. */
export function wordingOn(list: readonly Wording[], code: string, on: Day): string | undefined {
  const wordings = list.find((entry) => entry.code === code)?.wordings ?? [];
  const sorted = [...wordings].sort((a, b) => (a.from < b.from ? -1 : 1));
  return (sorted.filter((wording) => wording.from <= on).at(-1) ?? sorted[0])?.text;
}

/** Exempt in the register or by one of its committees: kept out of open papers (docs/rules.md, "Exempt measures"). */
export function isExempt(
  measure: Pick<Measure, 'code' | 'exempt'>,
  committees: readonly Pick<Committee, 'exempt'>[],
): boolean {
  const same = (code: string) => code.toLowerCase() === measure.code.toLowerCase();
  return measure.exempt || committees.some(({ exempt }) => exempt.some(same));
}
