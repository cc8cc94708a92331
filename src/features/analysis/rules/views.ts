import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Analysis } from './analyse.ts';
import type { Baseline, EasyIndicator } from './easy-indicator.ts';

export type AnalysisAct = 'recordStep' | 'recordScreening' | 'confirmBaseline';

export type AnalysisCardView = {
  readonly kind: 'analysisCard';
  readonly measure: LiveMeasure;
  readonly analysis: Analysis;
  readonly latest?: Reading;
  readonly beside?: { readonly measure: LiveMeasure; readonly reading: Reading | undefined };
  readonly easy?: EasyIndicator;
  readonly proposed?: Baseline;
  readonly acts: readonly AnalysisAct[];
  readonly typed: { readonly from: string; readonly why: string };
  readonly problem?: string;
  readonly done?: AnalysisAct;
};

declare module '../../../core/view.ts' {
  interface ViewsOf {
    readonly analysis: AnalysisCardView;
  }
}
