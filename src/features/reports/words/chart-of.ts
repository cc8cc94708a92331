import type { ChartPicture } from '../../analysis/rules/chart-picture.ts';
import { type LineWords, xmrPicture } from '../../analysis/words/xmr-picture.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Told } from '../rules/report.ts';
import { periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { counted } from '../../../core/words/plain-text.ts';
import { movementWords, toldFigure } from './entry-words.ts';

/** Fewer points are described in words only. */
export const LEAST_POINTS = 4;

/** The latest figure has a label, and signals have no mark: the text next to the chart says what they mean. */
export function chartOf(told: Told, measure: Measure): ChartPicture | undefined {
  const picture = xmrPicture(told.analysis, measure, lineWords(measure));
  if (picture === undefined) return undefined;
  const points = picture.points.map((point) => ({ ...point, mark: '', sense: 'usual' }) as const);
  const latest = formatValue(told.reading.value, measure);
  return { ...picture, points, latest, alt: alternative(told, measure, picture) };
}

function lineWords(measure: Measure): LineWords {
  const level = (value: number) => formatValue(value.toFixed(measure.decimals ?? 1), measure);
  return {
    mean: (value) => `average ${level(value)}`,
    upper: (value) => `usually under ${level(value)}`,
    lower: (value) => `usually over ${level(value)}`,
    indicator: (value) => `indicator ${formatValue(value, measure)}`,
  };
}

/** Value, change, signal and the levels of the lines. */
function alternative(told: Told, measure: Measure, picture: ChartPicture): string {
  const points = told.analysis.segments.flatMap((segment) => segment.points);
  const [first, last] = [points[0], points.at(-1)];
  const span = first && last ? `, from ${periodWords(first.period)} to ${periodWords(last.period)}` : '';
  const levels = picture.lines.map(({ label }) => label);
  const lines = levels.length === 0 ? '' : ` Lines: ${levels.join(', ')}.`;
  return `Line chart of ${measure.title}: ${counted(points.length, 'figure')}${span}. The latest is ${toldFigure(told, measure)}. ${movementWords(told, measure)}${lines}`;
}
