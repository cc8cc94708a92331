import type Fraction from 'fraction.js';
import { type Analysis, analyse, toFloat } from '../../analysis/rules/analyse.ts';
import { type Framework, isExempt, wordingOn } from '../../../core/measures/framework.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { SIGHTS } from '../../../core/rights/may.ts';
import { copyFor, type Original } from '../../small-numbers/rules/copy-for.ts';
import type { SafeReading } from '../../small-numbers/rules/safe-copy.ts';

/** One reading, by `code` and `period`. Unknown values have no column. */
export type PowerBiRow = {
  readonly code: string;
  readonly period: string;
  readonly columns: Readonly<Record<string, string | number | boolean | undefined>>;
};

/** Increase it with every change of columns: the whole table is then rewritten. */
const SHAPE = 1;

/** What every row depends on besides its measure. If it changed, all rows are rewritten. */
export function shapeOf({ objectives, pledges, committees, smallNumber, parts = [] }: Framework): string {
  const named = committees.map(({ code, title, exempt }) => ({ code, title, exempt }));
  return JSON.stringify([SHAPE, objectives, pledges, named, smallNumber, parts]);
}

/** Released readings with their analysis, small numbers hidden (docs/rules.md, "Who sees what"). None for a draft. */
export function powerBiRows(file: Original, framework: Framework, relatives: readonly Original[]): PowerBiRow[] {
  if (file.measure.status === 'draft' || isExempt(file.measure, framework.committees)) return [];
  const copy = copyFor(file, SIGHTS.public, { framework, relatives });
  const { measure } = copy;
  const kinds = new Map<string, Analysis>();
  const analysisOf = (reading: Reading) => {
    const latest = copy.shown.filter(({ period }) => period.kind === reading.period.kind).at(-1) ?? reading;
    const known = kinds.get(latest.period.text) ?? analyse(measure, copy.shown, { like: latest.period });
    kinds.set(latest.period.text, known);
    return known;
  };
  const newest = [...copy.readings].sort((a, b) => a.reading.period.end.localeCompare(b.reading.period.end)).at(-1);
  const about = {
    code: measure.code,
    title: measure.title,
    definition: measure.definition,
    objective: measure.policyObjective,
    objectiveTitle: wordingOn(framework.objectives, measure.policyObjective, '9999-12-31' as Reading['period']['end']),
    pledges: measure.pledges.join('; '),
    theme: measure.theme,
    committees: titlesOf(measure.committees, framework),
    unit: measure.unit,
    direction: measure.direction,
    influence: measure.influence,
    level: measure.level,
    frequency: measure.frequency,
    measureStatus: measure.status,
    perception: measure.perception,
    readWith: measure.readWith,
    baseline: numberOf(measure.baselineValue),
    baselinePeriod: measure.baselinePeriod,
    indicator: numberOf(measure.indicatorValue),
  };
  return copy.readings.map((safe) => ({
    code: measure.code,
    period: safe.reading.period.text,
    columns: { ...about, ...readingColumns(safe), isLatest: safe === newest, ...analysisColumns(safe, analysisOf) },
  }));
}

function readingColumns(safe: SafeReading): PowerBiRow['columns'] {
  const { period, status, soWhat, nextSteps, method, sample, sourceUrl } = safe.reading;
  const words = { status, soWhat, nextSteps, method, sample, sourceUrl };
  const when = { period: period.text, periodKind: period.kind, periodStart: period.start, periodEnd: period.end };
  if (safe.kind === 'hidden') return { ...when, ...words, hidden: true, hiddenWhy: safe.why, hiddenBelow: safe.below };
  const { value, reportedBefore, reason } = safe.reading;
  return {
    ...when,
    ...words,
    hidden: false,
    value: numberOf(value),
    valueText: value,
    reportedBefore: numberOf(reportedBefore?.value),
    revisedBecause: reportedBefore && reason,
  };
}

/** Empty for a hidden reading, because a limit would reveal it. */
function analysisColumns(safe: SafeReading, analysisOf: (reading: Reading) => Analysis): PowerBiRow['columns'] {
  if (safe.kind === 'hidden') return {};
  const analysis = analysisOf(safe.reading);
  const text = safe.reading.period.text;
  const segment = analysis.segments.findIndex(({ points }) => points.some(({ period }) => period.text === text));
  const { points = [], usual } = analysis.segments[segment] ?? {};
  const point = points.find(({ period }) => period.text === text);
  const isLast = segment === analysis.segments.length - 1 && point !== undefined && point === points.at(-1);
  const float = (value: Fraction | undefined) => value && toFloat(value);
  return {
    segment: segment < 0 ? undefined : segment + 1,
    mean: float(usual?.mean),
    lowerLimit: float(usual?.limits?.lower),
    upperLimit: float(usual?.limits?.upper),
    trialLimits: usual?.limits === undefined ? undefined : analysis.trial,
    signals: point?.signals.join('; '),
    isSignal: (point?.signals.length ?? 0) > 0,
    afterGap: point?.afterGap,
    variation: isLast ? (analysis.variation ?? undefined) : undefined,
    assurance: isLast ? (analysis.assurance ?? undefined) : undefined,
    movement: isLast ? analysis.trend?.verdict : undefined,
  };
}

function titlesOf(codes: readonly string[], { committees }: Framework): string {
  const wanted = codes.map((code) => code.toLowerCase());
  const titles = committees.filter(({ code }) => wanted.includes(code.toLowerCase())).map(({ title }) => title);
  return titles.join('; ');
}

function numberOf(text: string | undefined): number | undefined {
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
