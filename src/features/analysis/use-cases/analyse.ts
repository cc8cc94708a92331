import type Fraction from 'fraction.js';
import { type Analysis, analyse, toFloat } from '../rules/analyse.ts';
import { type EasyIndicator, easyIndicator } from '../rules/easy-indicator.ts';
import { day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { type Sight, SIGHTS } from '../../../core/rights/may.ts';
import { copyFor, type CopySetting } from '../../small-numbers/rules/copy-for.ts';
import type { Services } from '../../../core/services.ts';
import { relativesOfARun } from '../../small-numbers/feature.ts';

const EVER = day('1800-01-01');

/** People who may see small numbers see all. */
const NO_LIMIT = { smallNumber: 0 };

export type AnalysisWords = {
  summary(analysis: Analysis, measure: LiveMeasure): string;
  easyIndicator(easy: EasyIndicator, measure: LiveMeasure): string;
};

/** docs/rules.md, "What pmif analyse prints". Numbers are floats in the measure's own unit. */
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
  readonly steps: readonly { readonly from: string; readonly why: string; readonly by: string; readonly at: string }[];
  readonly screened: boolean;
};

/** The report, and what a chart of it needs. */
export type Analysed = { readonly report: AnalysisReport; readonly analysis: Analysis; readonly measure: LiveMeasure };

/** From all readings of a measure, however old. Undefined if it does not exist. */
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
