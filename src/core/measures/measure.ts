import type { PersonKey } from '../ids.ts';
import type { Choices } from './choices.ts';
import type { Day } from '../calendar/day.ts';
import type { Override } from './override.ts';
import type { Frequency, PeriodKind } from '../periods/period.ts';

export type { PersonKey };

export type Direction = 'higher' | 'lower' | 'neutral';
/** We run this; we share this; we watch this. */
export type Influence = 'control' | 'influence' | 'watch';
export type MeasureStatus = 'live' | 'draft' | 'paused' | 'retired';

/** What is watched, as the register describes it (design, 5.4). People are named by their key, never by e-mail. */
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
  readonly direction: Direction;
  readonly frequency: Frequency;
  /** Only where the register says so; else the kind of the latest reading, else by frequency. */
  readonly periodKind?: PeriodKind | 'half-and-year';
  readonly decimals?: number;
  /** Working days from the period's end to the day the figure is wanted; 20 where absent. */
  readonly lagDays?: number;
  readonly level: string;
  readonly influence?: Influence;
  readonly provenance: string;
  readonly perception: boolean;
  readonly readWith: string;
  /** The code of the measure that this one is a part of: its people are among that one's. */
  readonly partOf?: string;
  /** Canonical decimals, as text. */
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
  /** Columns that the register has and we do not know: kept as they came. */
  readonly extra: Readonly<Record<string, string>>;
};

/** A measure in the store: what the register says, since when it asks, and what people chose for its analysis. */
export type LiveMeasure = Measure & {
  readonly liveSince?: Day;
  readonly analysis?: Choices;
  /** Small numbers that may stand, and words that name one, each with who decided it and why. */
  readonly overrides?: readonly Override[];
};
