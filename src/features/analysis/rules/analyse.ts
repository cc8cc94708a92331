import type Fraction from 'fraction.js';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import { exact } from '../../../core/numbers/decimal.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { type Assurance, assuranceOf, isTarget } from './assurance.ts';
import { NO_CHOICES } from '../../../core/measures/choices.ts';
import { describeTrend } from './describe-trend.ts';
import { type Limits, type Usual, usualOf } from './limits.ts';
import { type Rules, RULES } from './rules.ts';
import { comparable, type Figure, figuresOf, partedBySteps, type Stretch } from './series.ts';
import { type Found, type Signal, signalsIn, type Way } from './signals.ts';
import type { Barred, Trend } from './trend.ts';
import { type Variation, variationOf } from './variation.ts';

export type AnalysedMeasure = Pick<
  LiveMeasure,
  'direction' | 'frequency' | 'periodKind' | 'cumulative' | 'overlapping' | 'indicatorValue' | 'extra' | 'analysis'
>;

/** One point: its figure and every rule that holds there, the one that names it first. */
export type Point = {
  readonly period: Period;
  readonly value: string;
  readonly signals: readonly Signal[];
  /** Which way the signal that names it points. */
  readonly way?: Way;
  /** Something is missing before it: no line is drawn to it. */
  readonly afterGap: boolean;
};

/** Figures from one step to the next, with what they usually do: a chart breaks its lines between two. */
export type Segment = { readonly points: readonly Point[]; readonly usual: Usual | undefined };

export type Analysis = {
  /** Comparable points, oldest first, by segment. The last segment decides. */
  readonly segments: readonly Segment[];
  /** Limits from eight to eleven figures, which move with each new one; false where there are no limits. */
  readonly trial: boolean;
  /** Null under eight figures, and for running totals and overlapping periods. */
  readonly variation: Variation | null;
  readonly assurance: Assurance | null;
  /** Periods of the measure's rhythm without a figure. */
  readonly gaps: readonly Period[];
  /** Undefined where there is no figure. */
  readonly trend: Trend | undefined;
};

export type Options = {
  /** The figures that are analysed are of the same kind as this period, and end with it; the latest reading's is usual. */
  readonly like?: Period;
  readonly rules?: Rules;
};

/**
 * Everything that the numbers of a measure say (docs/rules.md, "How many figures are needed"), by how many there are. For a reader who may not see
 * small numbers, give the readings of the safe copy: a mean or a change would give a hidden figure away.
 */
export function analyse(measure: AnalysedMeasure, readings: readonly Reading[], options: Options = {}): Analysis {
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

/** Why the rules are not run: running totals and overlapping periods repeat themselves (docs/rules.md, "Where the rules are not run"). */
function barredBy({ cumulative, overlapping }: AnalysedMeasure): Barred | undefined {
  return cumulative ? 'cumulative' : overlapping ? 'overlapping' : undefined;
}

function analyseStretch(stretch: Stretch, barred: Barred | undefined, rules: Rules, screened: boolean) {
  const usual = barred === undefined ? usualOf(stretch.figures, rules, screened) : undefined;
  const found = usual === undefined ? stretch.figures.map(() => []) : signalsIn(stretch.figures, usual, rules);
  return { stretch, usual, found };
}

function pointsOf(figures: readonly Figure[], found: readonly (readonly Found[])[]): Point[] {
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

/** Digits after the point that a float of a mean or a limit has: more than any figure of a council. */
const KEPT = 12;

/** A mean or a limit as a float, for drawing and for scripts. */
export function toFloat({ s, n, d }: Fraction): number {
  const rest = ((n % d) * 10n ** BigInt(KEPT)) / d;
  return Number(s) * (Number(n / d) + Number(rest) / 10 ** KEPT);
}

/** The period that ends last; of two that end together the one that is longer: the year, not its second half. */
function latestOf(readings: readonly Reading[]): Period | undefined {
  return readings
    .map(({ period }) => period)
    .sort((a, b) => a.end.localeCompare(b.end) || b.start.localeCompare(a.start))
    .at(-1);
}
