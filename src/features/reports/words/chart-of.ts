import type { ChartPicture } from '../../analysis/rules/chart-picture.ts';
import { type LineWords, xmrPicture } from '../../analysis/words/xmr-picture.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Told } from '../rules/report.ts';
import { periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { counted } from '../../../core/words/plain-text.ts';
import { figureWords, movementWords } from './entry-words.ts';

/** Fewer points than these make no chart: they are said in words. */
export const LEAST_POINTS = 4;

/**
 * The chart of a measure for a committee: its figures, the average and the limits of its usual ups and downs, and its
 * indicator. The latest figure is named and signals are not marked: the text beside the chart says what they mean.
 */
export function chartOf(told: Told, measure: Measure): ChartPicture | undefined {
  const picture = xmrPicture(told.analysis, measure, lineWords(measure));
  return (
    picture && {
      ...picture,
      alt: alternative(told, measure, picture),
      latest: formatValue(told.reading.value, measure),
      points: picture.points.map((point) => ({ ...point, mark: '', sense: 'usual' })),
    }
  );
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

/** All that the picture shows, for those who do not see it: value, change, signal, and what it is set beside. */
function alternative(told: Told, measure: Measure, picture: ChartPicture): string {
  const points = told.analysis.segments.flatMap((segment) => segment.points);
  const [first, last] = [points[0], points.at(-1)];
  const span = first && last ? `, from ${periodWords(first.period)} to ${periodWords(last.period)}` : '';
  const levels = picture.lines.map(({ label }) => label);
  const lines = levels.length === 0 ? '' : ` Lines: ${levels.join(', ')}.`;
  return `Line chart of ${measure.title}: ${counted(points.length, 'figure')}${span}. The latest is ${figureWords(told, measure)}. ${movementWords(told, measure)}${lines}`;
}
