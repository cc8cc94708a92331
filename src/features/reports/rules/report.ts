import type { Analysis } from '../../analysis/rules/analyse.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { Committee, Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Narrative } from '../../narratives/rules/narrative.ts';
import type { MemberRequest } from '../../requests/rules/request.ts';
import type { Original } from '../../small-numbers/rules/copy-for.ts';
import type { HiddenCopy } from '../../small-numbers/rules/safe-copy.ts';
import type { ReportedNarrative } from './open-text.ts';
import type { RequestEntry } from './report-requests.ts';

export type ReportedFile = Pick<MeasureFile, 'measure' | 'readings' | 'due'>;

export type ReportFacts = {
  readonly committee: Committee;
  readonly period: Period;
  readonly framework: Framework;
  readonly today: Day;
  readonly draft: boolean;
  /** The due day by the policy (`datesFor`). */
  readonly wantedOn: (measure: LiveMeasure, period: Period) => Day;
  readonly remit: readonly ReportedFile[];
  /** By upper-case code: the remit, and measures that are read with it or asked about. */
  readonly beside: ReadonlyMap<string, ReportedFile>;
  /** Measures on which the safe copies depend (`relativesOf`). */
  readonly relatives: readonly Original[];
  readonly owners: ReadonlyMap<PersonKey, Person>;
  readonly narratives: ReadonlyMap<string, Narrative>;
  readonly requests: readonly MemberRequest[];
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

export type Told = {
  readonly reading: Reading;
  readonly analysis: Analysis;
  /** Special-cause variation; reported first. */
  readonly signal: boolean;
  /** The committee's officer replaced the owner's words for this committee. */
  readonly edited?: true;
  readonly before?: { readonly value: string; readonly reason: string };
  /** The owner's words name a hidden number. */
  readonly withheld?: true;
};

export type Entry = {
  readonly measure: LiveMeasure;
  readonly owner?: Pick<Person, 'name' | 'service'>;
  readonly told?: Told;
  readonly none?: NoValue;
  /** The latest one before, if there is none for the period. */
  readonly last?: Reading;
  readonly beside?: { readonly measure: LiveMeasure; readonly reading: Reading };
  /** Titles; `alsoTo` without the reader's committee. */
  readonly committees: readonly string[];
  readonly alsoTo: readonly string[];
};

export type ToldEntry = Entry & { readonly told: Told };

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
  readonly proposed: readonly Pick<LiveMeasure, 'code' | 'title' | 'definition'>[];
  /** Paused or retired measures that are still in the framework. */
  readonly leaving: readonly Pick<LiveMeasure, 'code' | 'title' | 'status'>[];
};

export type Report = {
  readonly organisation: Framework['organisation'];
  readonly committee: Pick<Committee, 'code' | 'title' | 'remit'>;
  readonly period: Period;
  /** The one that considers the period. */
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
