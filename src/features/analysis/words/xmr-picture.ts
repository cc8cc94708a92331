import { type Analysis, type Point, type Segment, toFloat } from '../rules/analyse.ts';
import { senseOf } from '../rules/signals.ts';
import { type Day, daysBetween } from '../../../core/calendar/day.ts';
import type { ChartPicture, PictureLine, PicturePoint, PictureTick } from '../rules/chart-picture.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import { analysisSummary } from './trend-words.ts';
import { periodPhrase, tickWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { shown } from '../../../core/words/plain-text.ts';

const START = '1900-01-01' as Day;
/** More labels would overlap. */
const MOST_X_LABELS = 5;
const ABOUT_Y_LABELS = 5;
/** Part of the height, below a point. */
const ROOM_FOR_A_LETTER = 0.12;

export type LineWords = Readonly<Record<'mean' | 'upper' | 'lower', (level: number) => string>> & {
  readonly indicator: (level: string) => string;
};

/** Undefined for fewer than two figures. */
export function xmrPicture(
  analysis: Analysis,
  measure: Measure,
  words: LineWords = lineWords(measure),
): ChartPicture | undefined {
  const all = analysis.segments.flatMap(({ points }) => points);
  const last = all.at(-1);
  if (last === undefined || all.length < 2) return undefined;
  const points = pointsOf(analysis, measure);
  const lines = [...linesOf(analysis, words), ...indicatorLine(all, measure, words)];
  const figure = `${formatValue(last.value, measure)} ${periodPhrase(last.period)}`;
  return {
    alt: shown(`${measure.title}: ${figure}. ${analysisSummary(analysis, measure)}`, 900),
    points,
    lines,
    xTicks: xTicks(all),
    yTicks: yTicks([...points.map(({ y }) => y), ...lines.map(({ y }) => y)], points, measure),
  };
}

const placeOf = ({ period }: Point) => daysBetween(START, period.end);

function pointsOf(analysis: Analysis, { direction }: Measure): PicturePoint[] {
  let run = 0;
  return analysis.segments.flatMap(({ points, usual }) =>
    points.map((point, index) => {
      if (index === 0 || point.afterGap) run += 1;
      const y = Number(point.value);
      const high = usual === undefined || y > toFloat(usual.mean);
      const sense = point.way === undefined ? 'none' : senseOf(point.way, direction);
      const isSignal = point.signals.length > 0;
      return {
        x: placeOf(point),
        y,
        run,
        mark: !isSignal ? '' : high ? 'H' : 'L',
        sense: !isSignal ? 'usual' : sense === 'none' ? 'neutral' : sense,
      };
    }),
  );
}

function linesOf(analysis: Analysis, words: LineWords): PictureLine[] {
  return analysis.segments.flatMap((segment): PictureLine[] => {
    const { usual } = segment;
    if (usual?.limits === undefined) return [];
    const line = (kind: PictureLine['kind'], value: typeof usual.mean, name: 'mean' | 'upper' | 'lower') => {
      const y = toFloat(value);
      return { kind, y, ...spanOf(segment), label: words[name](y) };
    };
    return [
      line('mean', usual.mean, 'mean'),
      line('limit', usual.limits.upper, 'upper'),
      line('limit', usual.limits.lower, 'lower'),
    ];
  });
}

function indicatorLine(all: readonly Point[], { indicatorValue }: Measure, words: LineWords): PictureLine[] {
  if (indicatorValue === undefined) return [];
  const label = words.indicator(indicatorValue);
  return [{ kind: 'indicator', y: Number(indicatorValue), ...spanOf({ points: all }), label }];
}

function lineWords(measure: Measure): LineWords {
  const level = (y: number) => brief(y.toFixed(placesOf(y, measure)), { unit: measure.unit });
  return {
    mean: (y) => `average ${level(y)}`,
    upper: (y) => `usual high ${level(y)}`,
    lower: (y) => `usual low ${level(y)}`,
    indicator: (text) => `we would like ${brief(text, measure)}`,
  };
}

function spanOf({ points }: Pick<Segment, 'points'>): { from: number; to: number } {
  const [first, last] = [points[0], points.at(-1)];
  return { from: first === undefined ? 0 : placeOf(first), to: last === undefined ? 0 : placeOf(last) };
}

/** Evenly, and always the last. */
function xTicks(points: readonly Point[]): PictureTick[] {
  const between = Math.max(1, Math.ceil((points.length - 1) / (MOST_X_LABELS - 1)));
  return points
    .filter((_point, index) => (points.length - 1 - index) % between === 0)
    .map((point) => ({ at: placeOf(point), label: tickWords(point.period) }));
}

/** Round steps of 1, 2 or 5, with room for a letter below the lowest point. */
function yTicks(values: readonly number[], points: readonly PicturePoint[], measure: Measure): PictureTick[] {
  const [lowest, high] = [Math.min(...values), Math.max(...values)];
  const letters = points.filter(({ mark }) => mark === 'L').map(({ y }) => y - (high - lowest) * ROOM_FOR_A_LETTER);
  const low = Math.min(lowest, ...letters);
  const rough = (high - low || Math.abs(high) || 1) / (ABOUT_Y_LABELS - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((size) => size * power >= rough) ?? 10) * power;
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first + 1;
  return Array.from({ length: count }, (_, index) => {
    const text = ((first + index) * step).toFixed(places);
    return { at: Number(text), label: brief(text, { ...measure, decimals: places }) };
  });
}

/** Decimals of a mean or a limit: none of large ones. */
function placesOf(value: number, { decimals = 1 }: Measure): number {
  const size = Math.abs(value);
  return size >= 1000 ? 0 : size >= 100 ? Math.min(decimals, 1) : decimals;
}

/** Units are left out, except signs. */
function brief(value: string, { unit, decimals }: Pick<Measure, 'unit' | 'decimals'>): string {
  const sign = /^(%|percent|per cent|£)$/i.test(unit.trim()) ? unit : '';
  return formatValue(value, { unit: sign, ...(decimals !== undefined && { decimals }) });
}
