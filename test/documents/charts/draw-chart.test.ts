import { drawChart } from '../../../src/documents/charts/draw.ts';
import { specOf } from '../../../src/documents/charts/spec.ts';
import type { ChartPicture } from '../../../src/features/analysis/rules/chart-picture.ts';
import { aChart } from '../papers.ts';

const across = { from: 0, to: 7 };
const chart: ChartPicture = {
  ...aChart('18.8%', [12, 13, 12.5, 18.8], [0, 1, 3, 7]),
  lines: [
    { kind: 'mean', label: 'average 13%', y: 13, ...across },
    { kind: 'limit', label: 'usually under 16%', y: 16, ...across },
    { kind: 'indicator', label: 'indicator 13.1%', y: 13.1, ...across },
  ],
};

/** Width and height in pixels, from the first chunk of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = Buffer.from(png);
  expect(view.subarray(1, 4).toString()).toBe('PNG');
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
}

type Layer = {
  data: { values: { y: number; label?: string }[] };
  mark: { type: string; fontSize?: number; strokeDash?: number[] };
};
const layersOf = (of: ChartPicture) => (specOf(of) as unknown as { layer: Layer[] }).layer;
const labels = (of: ChartPicture) =>
  layersOf(of).flatMap(({ mark, data }) =>
    data.values.flatMap(({ y, label }) => (label === undefined ? [] : [{ y, label, size: mark.fontSize ?? 0 }])),
  );

describe('a drawn chart', () => {
  it('is a picture of the size at which it is printed, sharp enough for paper', async () => {
    const picture = await drawChart(chart);
    const [width, height] = sizeOf(picture.png);
    expect([picture.width, picture.height]).toEqual([620, 250]);
    expect([width, height]).toEqual([1650, 665]);
  });

  it('names the latest figure and every line in words, at 12 point as printed', () => {
    const said = labels(chart).map(({ label }) => label);
    expect(said.sort()).toEqual(['18.8%', 'average 13%', 'indicator 13.1%', 'usually under 16%'].sort());
    // 660 units are 16.4 cm as printed.
    expect(labels(chart).every(({ size }) => (size / 660) * (620 * 0.75) >= 12)).toBe(true);
  });

  it('keeps its words apart where two lines nearly meet', () => {
    const at = labels(chart)
      .map(({ y }) => y)
      .sort((a, b) => a - b);
    // Of ten units of the figures, on 202 of the picture.
    at.slice(1).forEach((y, index) => expect(((y - (at[index] ?? 0)) / 10) * 202).toBeGreaterThanOrEqual(18));
  });

  it('tells its lines apart by their dashes, not by colour alone', () => {
    const dashes = layersOf(chart).flatMap(({ mark }) =>
      mark.strokeDash === undefined ? [] : [mark.strokeDash.join()],
    );
    expect(new Set(dashes).size).toBe(3);
  });

  it.each([
    ['figures that never move', [5, 5]],
    ['figures of nothing', [0, 0]],
    ['figures below zero', [-0.12, -0.14]],
    ['a single point', [4]],
  ])('draws %s', async (_what, values) => {
    const picture = await drawChart(aChart('5', values));
    expect(sizeOf(picture.png)[0]).toBe(1650);
  });
});
