import { toFloat } from '../../analysis/rules/analyse.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Chart, ChartLevel } from '../rules/paper.ts';
import type { Told } from '../rules/report.ts';
import { periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { counted } from '../../../core/words/plain-text.ts';
import { figureWords, movementWords } from './entry-words.ts';

/** Fewer points than these make no chart: they are said in words. */
export const LEAST_POINTS = 4;

/** The chart of a measure: its figures, the average and the limits of its usual ups and downs, and its indicator. */
export function chartOf({ analysis, reading }: Told, measure: Measure): Chart {
  const level = (value: number) => formatValue(value.toFixed(measure.decimals ?? 1), measure);
  const levels = analysis.segments.flatMap(({ points, usual }): ChartLevel[] => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined || usual?.limits === undefined) return [];
    const across = { from: first.period.end, to: last.period.end };
    const [mean, upper, lower] = [usual.mean, usual.limits.upper, usual.limits.lower].map(toFloat);
    if (mean === undefined || upper === undefined || lower === undefined) return [];
    return [
      { kind: 'average', words: `average ${level(mean)}`, value: mean, ...across },
      { kind: 'limit', words: `usually under ${level(upper)}`, value: upper, ...across },
      { kind: 'limit', words: `usually over ${level(lower)}`, value: lower, ...across },
    ];
  });
  const runs = runsOf(analysis);
  return {
    unit: measure.unit,
    runs,
    levels: [...levels, ...indicatorOf(measure, runs)],
    latest: formatValue(reading.value, measure),
  };
}

/** All that the picture shows, for those who do not see it: value, change, signal, and what it is set beside. */
export function chartAlternative(told: Told, measure: Measure): string {
  const points = told.analysis.segments.flatMap((segment) => segment.points);
  const [first, last] = [points[0], points.at(-1)];
  const span = first && last ? `, from ${periodWords(first.period)} to ${periodWords(last.period)}` : '';
  const levels = chartOf(told, measure).levels.map(({ words }) => words);
  const lines = levels.length === 0 ? '' : ` Lines: ${levels.join(', ')}.`;
  return `Line chart of ${measure.title}: ${counted(points.length, 'figure')}${span}. The latest is ${figureWords(told, measure)}. ${movementWords(told, measure)}${lines}`;
}

/** A line breaks where a period has no figure, and where the figures were counted afresh. */
function runsOf({ segments, gaps }: Told['analysis']): Chart['runs'] {
  return segments.flatMap(({ points }) => {
    const runs: { on: (typeof points)[number]['period']['end']; value: number }[][] = [];
    points.forEach(({ period, value }, index) => {
      const before = points[index - 1];
      const isGap = before !== undefined && gaps.some(({ end }) => before.period.end < end && end < period.end);
      const point = { on: period.end, value: Number(value) };
      if (before === undefined || isGap) runs.push([point]);
      else runs.at(-1)?.push(point);
    });
    return runs;
  });
}

function indicatorOf(measure: Measure, runs: Chart['runs']): ChartLevel[] {
  const points = runs.flat();
  const [first, last] = [points[0], points.at(-1)];
  if (measure.indicatorValue === undefined || first === undefined || last === undefined) return [];
  const words = `indicator ${formatValue(measure.indicatorValue, measure)}`;
  return [{ kind: 'indicator', words, value: Number(measure.indicatorValue), from: first.on, to: last.on }];
}
