import type { PersonKey } from '../ids.ts';
import type { Choices } from './choices.ts';
import type { Day } from '../calendar/day.ts';
import type { Override } from './choices.ts';
import type { Frequency, PeriodKind } from '../periods/period.ts';
import type { UnitKind } from './unit-kind.ts';

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
