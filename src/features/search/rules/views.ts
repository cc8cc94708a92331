import type { Trend } from '../../analysis/rules/trend.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';

/** A released measure as anybody may see it, for any chat: nothing can be pressed on it. */
export type MeasureCardView = {
  readonly kind: 'measureCard';
  readonly organisation: string;
  readonly measure: Measure;
  /** The newest released figure; comparable ones before it, oldest first, itself last. */
  readonly reading: Reading;
  readonly history: readonly Reading[];
  readonly trend?: Trend;
  readonly today: Day;
};

/** What a line of the search shows. */
export type Found = {
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
