import type { TopLevelSpec } from 'vega-lite';
import type { ChartPicture, PictureLine, PicturePoint } from '../../features/analysis/rules/chart-picture.ts';

export const FONT = 'Atkinson Hyperlegible';

/** A picture is printed 16 cm (453 points) wide: 18 of 660 units are a little over 12 points. */
const WIDTH = 660;
const HEIGHT = 202;
export const TEXT = 18;
/** Average widths of a letter and a figure of that size. */
const LETTER = 9.5;
const FIGURE = 12;
const [ABOVE, BELOW] = [24, 40];

const INK = '#1f1f1f';
const WORDS = { fontSize: TEXT, color: INK };
const SENSES = ['usual', 'better', 'worse', 'neutral'] as const;
/** The NHS's colours of variation, each with its own shape. */
const LOOKS: Record<PicturePoint['sense'], { readonly fill: string; readonly shape: string; readonly size: number }> = {
  usual: { fill: '#595959', shape: 'circle', size: 60 },
  better: { fill: '#00b0f0', shape: 'diamond', size: 190 },
  worse: { fill: '#e46c0a', shape: 'square', size: 150 },
  neutral: { fill: '#490092', shape: 'triangle-up', size: 170 },
};

/** A white outline, so that no line runs through a letter. */
const HALO = { stroke: 'white', strokeWidth: 6 };
const DASHES = { mean: [1, 0], limit: [7, 5], indicator: [2, 4] };

type Layer = Extract<TopLevelSpec, { readonly layer: unknown }>['layer'][number];

export function specOf(picture: ChartPicture): TopLevelSpec {
  const { points, lines, latest, xTicks, yTicks } = picture;
  const { left, right } = marginsOf(picture);
  const domain = [yTicks[0]?.at ?? 0, yTicks.at(-1)?.at ?? 1];
  const encoding = {
    x: {
      field: 'x',
      type: 'quantitative',
      scale: { zero: false, nice: false, padding: 14 },
      axis: axisOf(xTicks, false),
    },
    y: { field: 'y', type: 'quantitative', scale: { domain, nice: false }, axis: axisOf(yTicks, true) },
  } as const;
  const lineOf = ({ kind, y, from, to }: PictureLine): Layer => ({
    data: { values: [from, to].map((x) => ({ x, y })) },
    mark: { type: 'line', color: INK, strokeWidth: kind === 'mean' ? 2 : 1.5, strokeDash: DASHES[kind] },
    encoding,
  });
  const pointsOf = (sense: PicturePoint['sense']): Layer => ({
    data: { values: points.filter((point) => point.sense === sense) },
    mark: { type: 'point', filled: true, opacity: 1, stroke: INK, strokeWidth: 1, ...LOOKS[sense] },
    encoding,
  });
  const lettersOf = (text: 'H' | 'L', halo: Partial<typeof HALO>): Layer => ({
    data: { values: points.filter(({ mark }) => mark === text) },
    mark: { type: 'text', text, dy: text === 'H' ? -19 : 21, ...WORDS, fontWeight: 'bold', ...halo },
    encoding,
  });
  const labels = (fontWeight: 'normal' | 'bold'): Layer => ({
    data: { values: labelsOf(picture).filter(({ bold }) => bold === (fontWeight === 'bold')) },
    mark: { type: 'text', align: 'left', baseline: 'middle', dx: 14, ...WORDS, fontWeight },
    encoding: { ...encoding, text: { field: 'label', type: 'nominal' } },
  });
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: WIDTH - left - right,
    height: HEIGHT,
    background: 'white',
    // Without a canvas Vega cannot measure text, so the margins are set.
    autosize: { type: 'none' },
    padding: { left, right, top: ABOVE, bottom: BELOW },
    layer: [
      ...lines.map(lineOf),
      {
        data: { values: [...points] },
        mark: { type: 'line', color: '#595959', strokeWidth: 2.5 },
        encoding: { ...encoding, detail: { field: 'run', type: 'nominal' } },
      },
      ...SENSES.map(pointsOf),
      ...(['H', 'L'] as const).flatMap((mark) => [lettersOf(mark, HALO), lettersOf(mark, {})]),
      {
        data: { values: latest === undefined ? [] : points.slice(-1) },
        mark: { type: 'point', filled: true, size: 160, color: INK, opacity: 1 },
        encoding,
      },
      labels('normal'),
      labels('bold'),
    ],
    config: {
      aria: false,
      font: FONT,
      view: { stroke: null },
      axis: { labelFontSize: TEXT, labelColor: INK, labelFont: FONT },
    },
  };
}

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
