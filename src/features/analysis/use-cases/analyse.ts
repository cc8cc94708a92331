import type Fraction from 'fraction.js';
import { type Analysis, analyse, toFloat } from '../rules/analyse.ts';
import { type EasyIndicator, easyIndicator } from '../rules/easy-indicator.ts';
import { day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { type Sight, SIGHTS } from '../../../core/rights/may.ts';
import { copyFor, type CopySetting } from '../../small-numbers/rules/copy-for.ts';
import type { Services } from '../../../core/services.ts';
import { relativesOfARun } from '../../small-numbers/feature.ts';

/** Before any period that the register takes. */
const EVER = day('1800-01-01');

/** Nothing is hidden from whoever may see small numbers. */
const NO_LIMIT = { smallNumber: 0 };

/** The words of an analysis; presenters make them, the container hands them over. */
export type AnalysisWords = {
  summary(analysis: Analysis, measure: LiveMeasure): string;
  easyIndicator(easy: EasyIndicator, measure: LiveMeasure): string;
};

/** What `pmif analyse` prints (docs/rules.md, "What pmif analyse prints"). Numbers are floats in the measure's own unit; `gaps` are missing periods. */
export type AnalysisReport = {
  readonly code: string;
  readonly points: readonly { readonly period: string; readonly value: string; readonly signals: readonly string[] }[];
  readonly mean: number | null;
  readonly averageMovingRange: number | null;
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
  readonly trial: boolean;
  readonly variation: Analysis['variation'];
  readonly assurance: Analysis['assurance'];
  readonly gaps: readonly string[];
  readonly summary: string;
  readonly easyIndicator: { readonly reason: string; readonly why: string } | null;
  /** Changes of process that people have recorded, and whether outlying moves are dropped: what the limits rest on. */
  readonly steps: readonly { readonly from: string; readonly why: string; readonly by: string; readonly at: string }[];
  readonly screened: boolean;
};

/** The report, and what it was made from: enough to draw it. */
export type Analysed = { readonly report: AnalysisReport; readonly analysis: Analysis; readonly measure: LiveMeasure };

/**
 * Everything that the numbers of one measure say, with all its readings, however old; for the performance team, who may
 * see every figure, or from the copy of somebody who may not. Undefined: no such measure.
 */
export async function analyseMeasure(
  { store }: Pick<Services, 'store'>,
  code: string,
  words: AnalysisWords,
  sight: Sight = SIGHTS.performance,
): Promise<Analysed | undefined> {
  const file = await store.measures.open(code, EVER);
  if (file === undefined) return undefined;
  const framework: CopySetting['framework'] = sight.smallNumbers ? NO_LIMIT : await store.frameworks.current();
  const relatives = await relativesOfARun({ store }, framework)(code);
  const { measure, shown: readings } = copyFor(file, sight, { framework, relatives });
  const analysis = analyse(measure, readings);
  const usual = analysis.segments.at(-1)?.usual;
  const float = (value: Fraction | undefined) => (value === undefined ? null : toFloat(value));
  const easy = easyIndicator(measure, analysis);
  const report: AnalysisReport = {
    code: measure.code,
    points: analysis.segments
      .flatMap(({ points }) => points)
      .map(({ period, value, signals }) => ({ period: period.text, value, signals })),
    mean: float(usual?.mean),
    averageMovingRange: float(usual?.averageMove),
    lowerLimit: float(usual?.limits?.lower),
    upperLimit: float(usual?.limits?.upper),
    trial: analysis.trial,
    variation: analysis.variation,
    assurance: analysis.assurance,
    gaps: analysis.gaps.map(({ text }) => text),
    summary: words.summary(analysis, measure),
    easyIndicator: easy && { reason: easy.reason, why: words.easyIndicator(easy, measure) },
    steps: (measure.analysis?.steps ?? []).map((step) => ({ ...step, from: step.from.text })),
    screened: measure.analysis?.screened !== undefined,
  };
  return { report, analysis, measure };
}
