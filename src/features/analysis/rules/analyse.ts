import type Fraction from 'fraction.js';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import { exact } from '../../../core/numbers/decimal.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { NO_CHOICES } from '../../../core/measures/choices.ts';
import { describeTrend } from './describe-trend.ts';
import { type Assurance, assuranceOf, isTarget, type Limits, type Usual, usualOf } from './limits.ts';
import { type AnalysisRules, RULES } from './rules.ts';
import { comparable, type Figure, figuresOf, partedBySteps, type Stretch } from './series.ts';
import { type FoundSignal, type Signal, signalsIn, type Variation, variationOf, type Way } from './signals.ts';
import type { Barred, Trend } from './trend.ts';

export type AnalysedMeasure = Pick<
  LiveMeasure,
  'direction' | 'frequency' | 'periodKind' | 'cumulative' | 'overlapping' | 'indicatorValue' | 'extra' | 'analysis'
>;

/** A figure and all its signals; the first one names it. */
export type Point = {
  readonly period: Period;
  readonly value: string;
  readonly signals: readonly Signal[];
  readonly way?: Way;
  /** No line is drawn to it. */
  readonly afterGap: boolean;
};

/** Figures between two steps, with their limits. Charts break their lines between segments. */
export type Segment = { readonly points: readonly Point[]; readonly usual: Usual | undefined };

export type Analysis = {
  /** Oldest first. The last segment decides. */
  readonly segments: readonly Segment[];
  /** Limits from eight to eleven figures. */
  readonly trial: boolean;
  /** Null without limits. */
  readonly variation: Variation | null;
  readonly assurance: Assurance | null;
  readonly gaps: readonly Period[];
  readonly trend: Trend | undefined;
};

export type AnalysisOptions = {
  /** Analyse figures of this period's kind up to it; by default the latest reading's. */
  readonly like?: Period;
  readonly rules?: AnalysisRules;
};

/**
 * Analyses a measure's figures (docs/rules.md, "How many figures are needed"). For readers who may not see small
 * numbers, pass the safe copy's readings: a mean or a change would reveal a hidden figure.
 */
export function analyse(
  measure: AnalysedMeasure,
  readings: readonly Reading[],
  options: AnalysisOptions = {},
): Analysis {
  const { rules = RULES } = options;
  const choices = measure.analysis ?? NO_CHOICES;
  const like = options.like ?? latestOf(readings);
  const kept = like === undefined ? [] : comparable(readings, like);
  const figures = figuresOf(kept, measure);
  const barred = barredBy(measure);
  const stretches = partedBySteps(figures, choices.steps).map((stretch) =>
    analyseStretch(stretch, barred, rules, choices.screened !== undefined),
  );
  const last = stretches.at(-1);
  const limits = last?.usual?.limits;
  const latest = last?.found.at(-1);
  const variation = limits === undefined || latest === undefined ? null : variationOf(latest, measure.direction);
  return {
    segments: stretches.map(({ stretch, usual, found }) => ({ points: pointsOf(stretch.figures, found), usual })),
    trial: limits !== undefined && (last?.stretch.figures.length ?? 0) < rules.firmFrom,
    variation,
    assurance: assured(measure, limits),
    gaps: figures.flatMap(({ missing }) => missing),
    trend:
      last &&
      describeTrend({
        figures,
        stretch: last.stretch,
        found: last.found,
        variation,
        direction: measure.direction,
        barred,
        rules,
        leftOut: like === undefined ? 0 : readings.filter(({ period }) => period.end <= like.end).length - kept.length,
      }),
  };
}

/** Running totals and overlapping periods repeat themselves (docs/rules.md, "Where the rules are not run"). */
function barredBy({ cumulative, overlapping }: AnalysedMeasure): Barred | undefined {
  return cumulative ? 'cumulative' : overlapping ? 'overlapping' : undefined;
}

function analyseStretch(stretch: Stretch, barred: Barred | undefined, rules: AnalysisRules, screened: boolean) {
  const usual = barred === undefined ? usualOf(stretch.figures, rules, screened) : undefined;
  const found = usual === undefined ? stretch.figures.map(() => []) : signalsIn(stretch.figures, usual, rules);
  return { stretch, usual, found };
}

function pointsOf(figures: readonly Figure[], found: readonly (readonly FoundSignal[])[]): Point[] {
  return figures.map(({ period, value, missing }, index) => ({
    period,
    value,
    signals: (found[index] ?? []).map(({ signal }) => signal),
    ...(found[index]?.[0] && { way: found[index][0].way }),
    afterGap: missing.length > 0,
  }));
}

function assured(measure: AnalysedMeasure, limits: Limits | undefined): Assurance | null {
  const { indicatorValue, direction } = measure;
  if (indicatorValue === undefined || !isTarget(measure)) return null;
  return assuranceOf(exact(indicatorValue), limits, direction);
}

/** Decimals, more than any figure of a council has. */
const KEPT = 12;

export function toFloat({ s, n, d }: Fraction): number {
  const rest = ((n % d) * 10n ** BigInt(KEPT)) / d;
  return Number(s) * (Number(n / d) + Number(rest) / 10 ** KEPT);
}

/** The period that ends last; of two, the longer (the year, not its second half). */
function latestOf(readings: readonly Reading[]): Period | undefined {
  return readings
    .map(({ period }) => period)
    .sort((a, b) => a.end.localeCompare(b.end) || b.start.localeCompare(a.start))
    .at(-1);
}
