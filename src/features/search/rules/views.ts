import type { Trend } from '../../analysis/rules/trend.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** A released measure as everyone may see it, without buttons. */
export type MeasureCardView = {
  readonly kind: 'measureCard';
  readonly organisation: string;
  readonly measure: Measure;
  /** `reading` is the newest released figure; `history` has comparable ones, oldest first, and itself last. */
  readonly reading: Reading;
  readonly history: readonly Reading[];
  readonly trend?: Trend;
  readonly today: Day;
};

export type FoundMeasure = {
  readonly code: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly measure: Measure;
  readonly reading: Reading;
};

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly search: MeasureCardView;
  }
}
