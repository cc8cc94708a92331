import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Analysis } from './analyse.ts';
import type { Baseline, EasyIndicator } from './easy-indicator.ts';

/** Decisions on the analysis card. */
export type AnalysisAct = 'recordStep' | 'recordScreening' | 'confirmBaseline';

export type AnalysisCardView = {
  readonly kind: 'analysisCard';
  readonly measure: LiveMeasure;
  readonly analysis: Analysis;
  readonly latest?: Reading;
  /** The measure that it should be read with, and its latest figure. */
  readonly beside?: { readonly measure: LiveMeasure; readonly reading: Reading | undefined };
  /** For the performance team only. */
  readonly easy?: EasyIndicator;
  /** The first figure, if there is no baseline yet. */
  readonly proposed?: Baseline;
  readonly acts: readonly AnalysisAct[];
  /** The fields after a refusal, and its reason. */
  readonly typed: { readonly from: string; readonly why: string };
  readonly problem?: string;
  /** The result of the last press. */
  readonly done?: AnalysisAct;
};

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly analysis: AnalysisCardView;
  }
}
