import type { TopLevelSpec } from 'vega-lite';
import type { ChartPicture, PicturePoint } from '../../features/analysis/rules/chart-picture.ts';
import { FONT } from './render.ts';

/** A picture is printed 16 cm (453 points) wide: 18 of 660 units are a little over 12 points. */
const WIDTH = 660;
const HEIGHT = 202;
export const TEXT = 18;
/** Average widths of a letter and a figure of that size. */
const LETTER = 9.5;
const FIGURE = 12;
const [ABOVE, BELOW] = [24, 40];

const INK = '#1f1f1f';
/** The NHS's colours of variation, each with its own shape and a letter. */
const LOOKS: Record<PicturePoint['sense'], { readonly colour: string; readonly shape: string; readonly size: number }> =
  {
    usual: { colour: '#595959', shape: 'circle', size: 60 },
    better: { colour: '#00b0f0', shape: 'diamond', size: 190 },
    worse: { colour: '#e46c0a', shape: 'square', size: 150 },
    neutral: { colour: '#490092', shape: 'triangle-up', size: 170 },
  };

/** The Vega-Lite specification of a picture. */
export function specOf(picture: ChartPicture): TopLevelSpec {
  const { points, lines, latest, xTicks, yTicks } = picture;
  const { left, right } = marginsOf(picture);
  const domain = [yTicks[0]?.at ?? 0, yTicks.at(-1)?.at ?? 1];
  const x = {
    field: 'x',
    type: 'quantitative',
    scale: { zero: false, nice: false, padding: 14 },
    axis: axisOf(xTicks, false),
  } as const;
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: { domain, nice: false },
    axis: axisOf(yTicks, true),
  } as const;
  const senses = Object.keys(LOOKS) as PicturePoint['sense'][];
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: WIDTH - left - right,
    height: HEIGHT,
    background: 'white',
    // Without a canvas Vega cannot measure text, so the margins are set.
    autosize: { type: 'none' },
    padding: { left, right, top: ABOVE, bottom: BELOW },
    layer: [
      ...lines.map((line) => ({
        data: {
          values: [
            { x: line.from, y: line.y },
            { x: line.to, y: line.y },
          ],
        },
        mark: {
          type: 'line' as const,
          color: INK,
          strokeWidth: line.kind === 'mean' ? 2 : 1.5,
          strokeDash: DASHES[line.kind],
        },
        encoding: { x, y },
      })),
      {
        data: { values: [...points] },
        mark: { type: 'line', color: '#595959', strokeWidth: 2.5 },
        encoding: { x, y, detail: { field: 'run', type: 'nominal' } },
      },
      ...senses.map((sense) => ({
        data: { values: points.filter((point) => point.sense === sense) },
        mark: {
          type: 'point' as const,
          filled: true,
          opacity: 1,
          fill: LOOKS[sense].colour,
          stroke: INK,
          strokeWidth: 1,
          shape: LOOKS[sense].shape,
          size: LOOKS[sense].size,
        },
        encoding: { x, y },
      })),
      ...(['H', 'L'] as const).flatMap((mark) =>
        [HALO, {}].map((halo) => ({
          data: { values: points.filter((point) => point.mark === mark) },
          mark: {
            type: 'text' as const,
            text: mark,
            dy: mark === 'H' ? -19 : 21,
            fontSize: TEXT,
            fontWeight: 'bold' as const,
            color: INK,
            ...halo,
          },
          encoding: { x, y },
        })),
      ),
      {
        data: { values: latest === undefined ? [] : points.slice(-1) },
        mark: { type: 'point', filled: true, size: 160, color: INK, opacity: 1 },
        encoding: { x, y },
      },
      ...[false, true].map((bold) => ({
        data: { values: labelsOf(picture).filter((label) => label.bold === bold) },
        mark: {
          type: 'text' as const,
          align: 'left' as const,
          baseline: 'middle' as const,
          dx: 14,
          fontSize: TEXT,
          fontWeight: bold ? ('bold' as const) : ('normal' as const),
          color: INK,
        },
        encoding: { x, y, text: { field: 'label', type: 'nominal' as const } },
      })),
    ],
    config: {
      aria: false,
      font: FONT,
      view: { stroke: null },
      axis: { labelFontSize: TEXT, labelColor: INK, labelFont: FONT },
    },
  };
}

/** A white outline, so that no line runs through a letter. */
const HALO = { stroke: 'white', strokeWidth: 6 };

const DASHES = { mean: [1, 0], limit: [7, 5], indicator: [2, 4] };

/** An axis with only the labels of the picture. */
function axisOf(ticks: ChartPicture['xTicks'], grid: boolean) {
  const labels = JSON.stringify(Object.fromEntries(ticks.map(({ at, label }) => [String(at), label])));
  return {
    values: ticks.map(({ at }) => at),
    labelExpr: `${labels}[toString(datum.value)]`,
    title: null,
    grid,
    gridColor: '#e3e3e3',
    domain: !grid,
    ticks: !grid,
    labelOverlap: false,
    labelPadding: 8,
  };
}

/** Room for the longest label on either side, half of the width at most; half a label of the x axis may stick out. */
function marginsOf(picture: ChartPicture): { left: number; right: number } {
  const { xTicks, yTicks } = picture;
  const longest = (labels: readonly { readonly label: string }[], width: number) =>
    Math.max(0, ...labels.map(({ label }) => label.length * width));
  const half = longest(xTicks, LETTER) / 2;
  const right = Math.min(longest(labelsOf(picture), LETTER) + 6, WIDTH / 2);
  return { left: Math.max(longest(yTicks, FIGURE) + 12, half), right: Math.max(right, half) };
}

type Label = { readonly x: number; readonly y: number; readonly label: string; readonly bold: boolean };

/** Labels at the right for the latest figure and the lines that reach it, moved apart so that none overlap. */
function labelsOf({ points, lines, latest, yTicks }: ChartPicture): Label[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const labels = [
    ...lines.filter(({ to }) => to === last.x).map(({ y, label }) => ({ x: last.x, y, label, bold: false })),
    ...(latest === undefined ? [] : [{ x: last.x, y: last.y, label: latest, bold: true }]),
  ].sort((a, b) => a.y - b.y);
  const [low, high] = [yTicks[0]?.at ?? 0, yTicks.at(-1)?.at ?? 1];
  const least = ((high - low) * (TEXT + 4)) / HEIGHT;
  // Move up until each has room, then down from the top where they ran out of it.
  const placed: number[] = [];
  for (const { y } of labels) placed.push(Math.max(y, (placed.at(-1) ?? -Infinity) + least));
  for (let at = placed.length - 1; at >= 0; at -= 1) {
    placed[at] = Math.min(placed[at] ?? high, (placed[at + 1] ?? high + least) - least);
  }
  return labels.map((label, at) => ({ ...label, y: placed[at] ?? label.y }));
}
