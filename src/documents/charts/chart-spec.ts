import type { TopLevelSpec } from 'vega-lite';
import type { PositionFieldDef } from 'vega-lite/types_unstable/channeldef.js';
import type { Chart, ChartLevel } from '../../features/reports/rules/paper.ts';
import { FONT } from './render.ts';

/**
 * Size as printed, in 96ths of an inch: 16.5 cm wide, so that it fits between the margins of A4, with text of 16 such
 * units, which is 12 point.
 */
export const SIZE = { width: 620, height: 250 } as const;
export const TEXT = 16;

/** All on white at 4.5:1 or more, and told apart by their dashes too: no line is known by its colour alone. */
const INK = '#1a1a1a';
const LINE = '#1f5c99';
const LEVELS = {
  average: { color: '#595959', dash: [1, 0] },
  limit: { color: '#595959', dash: [6, 4] },
  indicator: { color: '#8a3b00', dash: [2, 3] },
} as const satisfies Record<ChartLevel['kind'], { color: string; dash: number[] }>;
/** Room around the plot: figures on the left, years below, and to the right what each line is, as wide as its words. */
const MARGIN = { left: 76, top: 14, bottom: 34 } as const;
const WORDS = { from: 14, each: 8.4, most: 300 } as const;
const LINE_GAP = 19;

/** What Vega-Lite is asked to draw: the figures, a line through each run of them, the latest named, levels with words. */
export function chartSpec(chart: Chart): TopLevelSpec {
  const range = rangeOf(chart);
  const points = chart.runs.flatMap((run, index) => run.map(({ on, value }) => ({ on, value, run: index })));
  const last = points.at(-1);
  const right = wordsWidth(chart);
  const plot = { width: SIZE.width - MARGIN.left - right, height: SIZE.height - MARGIN.top - MARGIN.bottom };
  const x = {
    field: 'on',
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: timeAxis(points),
  } satisfies PositionFieldDef<string>;
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [...range], zero: false, nice: false },
    axis: { title: null, tickCount: 4, grid: true, gridColor: '#dddddd' },
  } satisfies PositionFieldDef<string>;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background: 'white',
    // Fixed, for Vega guesses how wide a text is and would leave room for twice of it.
    autosize: 'none',
    padding: { ...MARGIN, right },
    ...plot,
    config: {
      font: FONT,
      axis: { labelFontSize: TEXT, titleFontSize: TEXT, labelColor: INK, domainColor: INK, tickColor: INK },
      view: { stroke: null },
    },
    layer: [
      ...chart.levels.map((level) => ({
        data: { values: [level.from, level.to].map((on) => ({ on, value: level.value })) },
        mark: { type: 'line' as const, color: LEVELS[level.kind].color, strokeDash: [...LEVELS[level.kind].dash] },
        encoding: { x, y },
      })),
      {
        data: { values: points },
        mark: { type: 'line', color: LINE, strokeWidth: 2.5 },
        encoding: { x, y, detail: { field: 'run', type: 'nominal' } },
      },
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: 45, color: LINE, opacity: 1 },
        encoding: { x, y },
      },
      {
        data: { values: last === undefined ? [] : [last] },
        mark: { type: 'point', filled: true, size: 160, color: INK, opacity: 1 },
        encoding: { x, y },
      },
      ...labels(chart, plot, range).map(({ text, at, color, bold }) => ({
        data: { values: [{}] },
        mark: {
          ...{
            type: 'text' as const,
            text,
            color,
            align: 'left' as const,
            baseline: 'middle' as const,
            fontSize: TEXT,
          },
          fontWeight: bold ? ('bold' as const) : ('normal' as const),
          ...{ x: plot.width + WORDS.from, y: at, clip: false },
        },
      })),
    ],
  };
}

/** Years under the axis where there are some, else months. */
function timeAxis(points: readonly { readonly on: string }[]) {
  const years = new Set(points.map(({ on }) => on.slice(0, 4))).size;
  const format = years > 2 ? '%Y' : '%b %Y';
  return {
    title: null,
    format,
    formatType: 'time',
    tickCount: years > 2 ? Math.min(years, 6) : 4,
    grid: false,
    labelOverlap: true,
  } as const;
}

function wordsWidth({ latest, levels }: Chart): number {
  const longest = Math.max(latest.length * 1.1, ...levels.map(({ words }) => words.length));
  return Math.min(WORDS.most, WORDS.from + longest * WORDS.each);
}

function rangeOf({ runs, levels }: Chart): [number, number] {
  const values = [...runs.flat().map(({ value }) => value), ...levels.map(({ value }) => value)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - room, high + room];
}

type Label = { readonly text: string; readonly at: number; readonly color: string; readonly bold: boolean };

/** The latest figure and the levels of the last stretch, at the right, moved apart so that no two cover each other. */
function labels(chart: Chart, plot: { readonly height: number }, [bottom, top]: [number, number]): Label[] {
  const last = chart.runs.at(-1)?.at(-1);
  if (last === undefined) return [];
  const at = (value: number) => ((top - value) / (top - bottom)) * plot.height;
  const current = chart.levels.filter((level) => level.to === last.on);
  const wanted: Label[] = [
    { text: chart.latest, at: at(last.value), color: INK, bold: true },
    ...current.map(({ words, value, kind }) => ({
      text: words,
      at: at(value),
      color: LEVELS[kind].color,
      bold: false,
    })),
  ];
  return apart(wanted, plot.height);
}

/** Pushes labels down until each has room, then up again from the foot where they ran out of it. */
function apart(wanted: readonly Label[], height: number): Label[] {
  const sorted = [...wanted].sort((a, b) => a.at - b.at);
  const placed = sorted.map(({ at }) => at);
  for (let i = 1; i < placed.length; i += 1) placed[i] = Math.max(placed[i] ?? 0, (placed[i - 1] ?? 0) + LINE_GAP);
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.min(placed[i] ?? 0, (placed[i + 1] ?? height + LINE_GAP) - LINE_GAP);
  }
  return sorted.map((label, index) => ({ ...label, at: placed[index] ?? label.at }));
}
