import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Analysis } from './analyse.ts';
import type { Baseline } from './baseline.ts';
import type { EasyIndicator } from './easy-indicator.ts';

/** What somebody may decide on the card of a measure's analysis. */
export type AnalysisAct = 'recordStep' | 'recordScreening' | 'confirmBaseline';

/** What the numbers of a measure say, and what a person may decide about how they are read. */
export type AnalysisCardView = {
  readonly kind: 'analysisCard';
  readonly measure: LiveMeasure;
  readonly analysis: Analysis;
  readonly latest?: Reading;
  /** The measure that it should be read beside, with its latest figure. */
  readonly beside?: { readonly measure: LiveMeasure; readonly reading: Reading | undefined };
  /** For the performance team's eyes: an indicator that asks little. */
  readonly easy?: EasyIndicator;
  /** Where there is no baseline yet: the first figure. */
  readonly proposed?: Baseline;
  readonly acts: readonly AnalysisAct[];
  /** What the boxes hold after a refusal, and why it was one. */
  readonly typed: { readonly from: string; readonly why: string };
  readonly problem?: string;
  /** What was just recorded. */
  readonly done?: AnalysisAct;
};

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly analysis: AnalysisCardView;
  }
}
