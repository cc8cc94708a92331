import { chartSpec } from '../../../src/documents/charts/chart-spec.ts';
import { drawChart } from '../../../src/documents/charts/draw-chart.ts';
import type { Chart } from '../../../src/features/reports/rules/paper.ts';
import { on } from '../../support/examples.ts';

const point = (year: number, value: number) => ({ on: on(`${year}-03-31`), value });
const across = { from: on('2015-03-31'), to: on('2022-03-31') };

const chart: Chart = {
  unit: '%',
  runs: [
    [point(2015, 12), point(2016, 13)],
    [point(2018, 12.5), point(2022, 18.8)],
  ],
  levels: [
    { kind: 'average', words: 'average 13%', value: 13, ...across },
    { kind: 'limit', words: 'usually under 16%', value: 16, ...across },
    { kind: 'indicator', words: 'indicator 13.1%', value: 13.1, ...across },
  ],
  latest: '18.8%',
};

/** Width and height in pixels, from the first chunk of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = Buffer.from(png);
  expect(view.subarray(1, 4).toString()).toBe('PNG');
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
}

type Layer = { mark: { type: string; text?: string; fontSize?: number; y?: number; strokeDash?: number[] } };
const layersOf = (of: Chart) => (chartSpec(of) as unknown as { layer: Layer[] }).layer;
const texts = (of: Chart) => layersOf(of).filter(({ mark }) => mark.type === 'text');

describe('a drawn chart', () => {
  it('is a picture of the size at which it is printed, sharp enough for paper', async () => {
    const picture = await drawChart(chart);
    const [width, height] = sizeOf(picture.png);
    expect([picture.width, picture.height]).toEqual([620, 250]);
    expect([width, height]).toEqual([1550, 625]);
  });

  it('names the latest figure and every line in words, at 12 point as printed', () => {
    expect(
      texts(chart)
        .map(({ mark }) => mark.text)
        .sort(),
    ).toEqual(['18.8%', 'average 13%', 'indicator 13.1%', 'usually under 16%'].sort());
    expect(texts(chart).every(({ mark }) => (mark.fontSize ?? 0) >= 16)).toBe(true);
  });

  it('keeps its words apart where two lines nearly meet', () => {
    const at = texts(chart)
      .map(({ mark }) => mark.y ?? 0)
      .sort((a, b) => a - b);
    at.slice(1).forEach((y, index) => expect(y - (at[index] ?? 0)).toBeGreaterThanOrEqual(18));
  });

  it('tells its lines apart by their dashes, not by colour alone', () => {
    const dashes = layersOf(chart).flatMap(({ mark }) =>
      mark.strokeDash === undefined ? [] : [mark.strokeDash.join()],
    );
    expect(new Set(dashes).size).toBe(3);
  });

  it.each([
    ['figures that never move', [point(2020, 5), point(2021, 5)]],
    ['figures of nothing', [point(2020, 0), point(2021, 0)]],
    ['figures below zero', [point(2020, -0.12), point(2021, -0.14)]],
    ['a single point', [point(2020, 4)]],
  ])('draws %s', async (_what, run) => {
    const picture = await drawChart({ ...chart, runs: [run], levels: [], latest: '5' });
    expect(sizeOf(picture.png)[0]).toBe(1550);
  });
});
