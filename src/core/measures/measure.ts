import type { PersonKey } from '../ids.ts';
import type { Choices, Override } from './choices.ts';
import type { Day } from '../calendar/day.ts';
import type { Frequency, PeriodKind } from '../periods/period.ts';

export type { PersonKey };

export const DIRECTIONS = ['higher', 'lower', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];
/** We run this; we share this; we watch this. */
export type Influence = 'control' | 'influence' | 'watch';
export type MeasureStatus = 'live' | 'draft' | 'paused' | 'retired';

/**
 * A measure as the register describes it (docs/rules.md, "Columns of the register"). People are keys, never e-mail
 * addresses.
 */
export type Measure = {
  readonly code: string;
  readonly title: string;
  readonly definition: string;
  /** `PO1`…`PO6`, `BSC`, `THRIVE`; empty when unknown. */
  readonly policyObjective: string;
  readonly pledges: readonly string[];
  readonly theme: string;
  readonly committees: readonly string[];
  readonly unit: string;
  /** Only if the register says so. Otherwise `unitKindOf` decides. */
  readonly unitKind?: UnitKind;
  readonly direction: Direction;
  readonly frequency: Frequency;
  /** Only if the register says so. Otherwise `kindFor` decides. */
  readonly periodKind?: PeriodKind | 'half-and-year';
  readonly decimals?: number;
  /** Working days from the period's end to the due day; 20 if absent. */
  readonly lagDays?: number;
  readonly level: string;
  readonly influence?: Influence;
  readonly provenance: string;
  readonly perception: boolean;
  readonly readWith: string;
  /** The code of the total that this measure is a part of. */
  readonly partOf?: string;
  /** This and the next values are canonical decimals. */
  readonly baselineValue?: string;
  readonly baselinePeriod: string;
  readonly indicatorValue?: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly countsPeople: boolean;
  readonly suppressBelow?: number;
  readonly cumulative: boolean;
  readonly overlapping: boolean;
  readonly exempt: boolean;
  readonly owner?: PersonKey;
  readonly deputy?: PersonKey;
  readonly manager?: PersonKey;
  readonly sourceOrg: string;
  readonly groups: readonly string[];
  readonly status: MeasureStatus;
  readonly sourceUrl: string;
  /** Unknown columns of the register, kept as they came. */
  readonly extra: Readonly<Record<string, string>>;
};

/** A measure in the store: the register's fields, the day it went live, and what people chose for its analysis. */
export type LiveMeasure = Measure & {
  readonly liveSince?: Day;
  readonly analysis?: Choices;
  /** Small numbers that may be shown and words that may name one, with who decided it and why. */
  readonly overrides?: readonly Override[];
};

export const UNIT_KINDS = ['count', 'rate', 'money', 'time', 'score'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** `per month` says how often a count is made; `per 1,000` and `per child` make a rate. */
const OFTEN = '(?:day|night|week|fortnight|month|quarter|term|half|year|annum|session|shift|visit)s?\\b';
const RATE_WORD = '(?:rate|ratio|index|score|average|mean|median|proportion|share|percentage)';
const RATE = new RegExp(
  [
    '^(?:%|percent\\b|per cent\\b|percentage\\b)',
    `\\bper (?!${OFTEN})`,
    // The unit is one of these, ends with one, or is one of something: `DMFT index`, `score 0-10`, `ratio of pay`.
    `\\b${RATE_WORD}s?$`,
    `^${RATE_WORD} (?:(?:of|for|per|out of)\\b|[\\d(])`,
  ].join('|'),
  'i',
);

/**
 * What a unit is: as the register says, else guessed by whole words of the unit. Where it is not clear that the unit is
 * a rate it is a count, because a count of people is protected: `index offences`, `operations` and `children per month`
 * are counts.
 */
export function unitKindOf({ unit, unitKind }: Pick<Measure, 'unit' | 'unitKind'>): UnitKind {
  return unitKind ?? (RATE.test(unit.trim().replace(/\s+/g, ' ')) ? 'rate' : 'count');
}
