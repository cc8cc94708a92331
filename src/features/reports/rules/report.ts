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
import type { ReportedNarrative } from './open-text.ts';
import type { RequestEntry } from './report-requests.ts';

/** The part of a measure's partition that a report needs. What the policy opens today counts as open. */
export type ReportedFile = {
  readonly measure: LiveMeasure;
  readonly readings: readonly Reading[];
  readonly due: readonly DueReading[];
};

export type ReportFacts = {
  readonly committee: Committee;
  readonly period: Period;
  readonly framework: Framework;
  readonly today: Day;
  /** Includes unreleased readings, for the performance team. */
  readonly draft: boolean;
  /** The due day by the policy (`datesFor`). */
  readonly wantedOn: (measure: LiveMeasure, period: Period) => Day;
  /** Measures of the committee at the end of the period. */
  readonly remit: readonly ReportedFile[];
  /** By upper-case code: the remit, measures read beside it, and those of requests. */
  readonly beside: ReadonlyMap<string, ReportedFile>;
  /** Measures on which the safe copies depend (`relativesOf`). */
  readonly relatives: readonly Original[];
  /** Owners of the remit and people who have a request. */
  readonly owners: ReadonlyMap<PersonKey, Person>;
  /** By objective. */
  readonly narratives: ReadonlyMap<string, Narrative>;
  /** All requests of the committee. */
  readonly requests: readonly MemberRequest[];
  /** Every measure, if the whole framework is appended. */
  readonly whole?: readonly ReportedFile[];
};

/** docs/rules.md, "Six reasons for no value". */
export type NoValue =
  /** `expected` is absent if the policy asks for no figure (a survey). */
  | { readonly reason: 'notDue'; readonly expected?: Day; readonly because: 'later' | 'notAsked' | 'openedByHand' }
  | { readonly reason: 'notReady'; readonly until: Day }
  | { readonly reason: 'notMine' }
  | { readonly reason: 'stillToCome' }
  | { readonly reason: 'noLongerCollected' }
  | ({ readonly reason: 'hidden' } & Pick<HiddenCopy, 'below' | 'why' | 'reading'>);

/** The reported figure with its trend. */
export type Told = {
  readonly reading: Reading;
  readonly analysis: Analysis;
  /** Special-cause variation; reported first. */
  readonly signal: boolean;
  /** The committee's officer replaced the owner's words for this committee. */
  readonly edited?: true;
  /** The figure reported before its revision, and the reason. */
  readonly before?: { readonly value: string; readonly reason: string };
  /** The owner's words name a hidden number. */
  readonly withheld?: true;
};

export type Entry = {
  readonly measure: LiveMeasure;
  readonly owner?: Pick<Person, 'name' | 'service'>;
  readonly told?: Told;
  readonly none?: NoValue;
  /** If there is no figure for the period: the latest one before it. */
  readonly last?: Reading;
  /** The latest figure of the measure that it should be read with. */
  readonly beside?: { readonly measure: LiveMeasure; readonly reading: Reading };
  /** Titles of its committees, and of the others than the reader's. */
  readonly committees: readonly string[];
  readonly alsoTo: readonly string[];
};

/** A measure with its figure. */
export type ToldEntry = Entry & { readonly told: Told };

/** Measures of one policy objective, the strategic ones first. */
export type ObjectivePart = {
  readonly code: string;
  /** The wording at the end of the period; else the code. */
  readonly title: string;
  /** Absent if no lead was asked. */
  readonly narrative?: ReportedNarrative;
  readonly entries: readonly Entry[];
};

/** Changes of the framework that Cabinet is asked for, for this committee (docs/rules.md, "Changes for Cabinet"). */
export type FrameworkChanges = {
  /** Draft measures. */
  readonly proposed: readonly Pick<LiveMeasure, 'code' | 'title' | 'definition'>[];
  /** Paused or retired measures that are still in the framework. */
  readonly leaving: readonly Pick<LiveMeasure, 'code' | 'title' | 'status'>[];
};

export type Report = {
  readonly organisation: Framework['organisation'];
  readonly committee: Pick<Committee, 'code' | 'title' | 'remit'>;
  readonly period: Period;
  /** The meeting that considers the period, if any. */
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
