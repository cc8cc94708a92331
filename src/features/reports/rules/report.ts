import type { Analysis } from '../../analysis/rules/analyse.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { Committee, Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Narrative } from '../../narratives/rules/narrative.ts';
import type { MemberRequest } from '../../requests/rules/request.ts';
import type { Original } from '../../small-numbers/rules/copy-for.ts';
import type { HiddenCopy } from '../../small-numbers/rules/safe-copy.ts';
import type { ReportedNarrative } from './report-narrative.ts';
import type { RequestEntry } from './report-requests.ts';

/** A measure's partition, as far as a report looks at it; what the policy opens today counts as open. */
export type ReportedFile = {
  readonly measure: LiveMeasure;
  readonly readings: readonly Reading[];
  readonly due: readonly DueReading[];
};

/** What a report is made from. */
export type ReportFacts = {
  readonly committee: Committee;
  readonly period: Period;
  readonly framework: Framework;
  readonly today: Day;
  /** With what is not released: for the performance team's eyes. */
  readonly draft: boolean;
  /** The day on which a period's figure is wanted, by the policy (`datesFor`). */
  readonly wantedOn: (measure: LiveMeasure, period: Period) => Day;
  /** Measures routed to the committee at the end of the period. */
  readonly remit: readonly ReportedFile[];
  /** The remit by code in capitals, with the measures that those are read beside, or that a request is about. */
  readonly beside: ReadonlyMap<string, ReportedFile>;
  /** Their totals, the other parts of those, and so on: what their copies depend on (`relativesOf`). */
  readonly relatives: readonly Original[];
  /** Owners of the remit, and whoever was given a request. */
  readonly owners: ReadonlyMap<PersonKey, Person>;
  /** What objectives' leads wrote for the period, by objective. */
  readonly narratives: ReadonlyMap<string, Narrative>;
  /** What the committee asked, answered or not. */
  readonly requests: readonly MemberRequest[];
  /** Every measure of the framework, where the whole is appended. */
  readonly whole?: readonly ReportedFile[];
};

/** Why there is no figure: six reasons, told apart everywhere (docs/rules.md, "Six reasons for no value"). */
export type NoValue =
  /** `expected`: by when; absent where nobody was asked for this period, or people open it (a survey). */
  | { readonly reason: 'notDue'; readonly expected?: Day; readonly because: 'later' | 'notAsked' | 'openedByHand' }
  | { readonly reason: 'notReady'; readonly until: Day }
  | { readonly reason: 'notMine' }
  | { readonly reason: 'stillToCome' }
  | { readonly reason: 'noLongerCollected' }
  | ({ readonly reason: 'hidden' } & Pick<HiddenCopy, 'below' | 'why' | 'reading'>);

/** The figure that is reported, with what it tells beside the earlier ones. */
export type Told = {
  readonly reading: Reading;
  readonly analysis: Analysis;
  /** Movement beyond the usual: what stands first. */
  readonly signal: boolean;
  /** The committee's officer put other words in place of the owner's, for this committee alone. */
  readonly edited?: true;
  /** What was reported before it was revised, and why it was. */
  readonly before?: { readonly value: string; readonly reason: string };
  /** The owner's words are left out, because they name a hidden number. */
  readonly withheld?: true;
};

/** One measure of a report. */
export type Entry = {
  readonly measure: LiveMeasure;
  readonly owner?: Pick<Person, 'name' | 'service'>;
  readonly told?: Told;
  readonly none?: NoValue;
  /** Where there is no figure for the period: the latest one before it, however old. */
  readonly last?: Reading;
  /** The latest figure of the measure that it should be read beside. */
  readonly beside?: { readonly measure: LiveMeasure; readonly reading: Reading };
  /** Titles of the committees to which it is reported, and of those beside the one that reads. */
  readonly committees: readonly string[];
  readonly alsoTo: readonly string[];
};

/** A measure with its figure. */
export type ToldEntry = Entry & { readonly told: Told };

/** Measures of one policy objective, the strategic ones first. */
export type ObjectivePart = {
  readonly code: string;
  /** In the words that were in force at the end of the period; the code where there are none. */
  readonly title: string;
  /** The words of its lead; absent where nobody was asked. */
  readonly narrative?: ReportedNarrative;
  readonly entries: readonly Entry[];
};

/** What Cabinet is asked to change in the framework, as far as this committee is concerned. */
export type FrameworkChanges = {
  /** Measures that are drafted and not live: proposed. */
  readonly proposed: readonly Pick<LiveMeasure, 'code' | 'title' | 'definition'>[];
  /** Measures that are paused or retired, and stand in the framework still. */
  readonly leaving: readonly Pick<LiveMeasure, 'code' | 'title' | 'status'>[];
};

export type Report = {
  readonly organisation: Framework['organisation'];
  readonly committee: Pick<Committee, 'code' | 'title' | 'remit'>;
  readonly period: Period;
  /** The committee's meeting that takes the period's performance, where there is one. */
  readonly meeting?: Day;
  readonly madeOn: Day;
  readonly draft: boolean;
  /** What the committee's officer puts first on page one. */
  readonly opening?: string;
  readonly remit: readonly ObjectivePart[];
  readonly requests: readonly RequestEntry[];
  readonly changes: FrameworkChanges;
  readonly whole?: readonly ObjectivePart[];
};
