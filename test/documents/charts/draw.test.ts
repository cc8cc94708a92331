import { drawChart, drawSvg } from '../../../src/documents/charts/draw.ts';
import { analyse } from '../../../src/features/analysis/rules/analyse.ts';
import type { LiveMeasure } from '../../../src/core/measures/measure.ts';
import { xmrPicture } from '../../../src/features/analysis/words/xmr-picture.ts';
import { aMeasure } from '../../support/examples.ts';
import { yearly } from '../../support/series.ts';

const measureOf = (change: Partial<LiveMeasure> = {}) =>
  aMeasure({ frequency: 'annual', unit: '%', decimals: 1, title: 'Repairs', direction: 'higher', ...change });

function pictureOf(values: readonly (number | undefined)[], change: Partial<LiveMeasure> = {}) {
  const measure = measureOf(change);
  const picture = xmrPicture(analyse(measure, yearly(...values)), measure);
  if (picture === undefined) throw new Error('nothing to draw');
  return picture;
}

const values = [70, 71, 70, 71, undefined, 70, 71, 70, 71, 70, 71, 60];

describe('the picture of a measure', () => {
  it('says in words what it shows: value, change and signal', () => {
    expect(pictureOf(values).alt).toBe(
      'Repairs: 60.0% for 2011. Lower than its usual ups and downs, and for the worse: the lowest of the 11 figures we have. Down 11.0 percentage points since 2010 (higher is better). That rests on 11 figures, so it may look different with a few more.',
    );
  });

  it('marks signals with a letter as well as a colour, and breaks its line at a gap', () => {
    const { points } = pictureOf(values);
    expect(points.map(({ mark }) => mark).join(',')).toBe(',,,,,,,,,,L');
    expect(points.at(-1)?.sense).toBe('worse');
    expect(points.map(({ run }) => run).join('')).toBe('11112222222');
  });

  it('draws mean and limits from eight figures on, and the level that we would like to see', () => {
    const kinds = (picture: ReturnType<typeof pictureOf>) => picture.lines.map(({ kind }) => kind);
    expect(kinds(pictureOf(values, { indicatorValue: '72' }))).toEqual(['mean', 'limit', 'limit', 'indicator']);
    expect(kinds(pictureOf([70, 71, 70]))).toEqual([]);
  });

  it('colours a rise for the better, however low it stands', () => {
    const calm = Array.from({ length: 14 }, (_, index) => 10 + (index % 2));
    const { points } = pictureOf([...calm, 2, 3, 4, 5, 6, 7, 8]);
    expect(points.at(-1)).toMatchObject({ mark: 'L', sense: 'better' });
  });

  it('is none of fewer than two figures', () => {
    const measure = measureOf();
    expect(xmrPicture(analyse(measure, yearly(70)), measure)).toBeUndefined();
  });

  it.each<[string, (number | undefined)[], Partial<LiveMeasure>]>([
    ['no move', [5, 5, 5], {}],
    ['nought', [0, 0], {}],
    ['figures under nought', [-3, -2, -5], { unit: 'score' }],
    ['hundredths', [0.01, 0.02, 0.015], { decimals: 3 }],
    ['millions', [1_000_000, 3_500_000], { unit: '£' }],
  ])('has an axis that holds everything: %s', (_what, few, change) => {
    const { yTicks, points } = pictureOf(few, change);
    const [low, high] = [yTicks[0]?.at ?? NaN, yTicks.at(-1)?.at ?? NaN];
    expect(points.every(({ y }) => y >= low && y <= high)).toBe(true);
    expect(yTicks.length).toBeLessThan(9);
    expect(new Set(yTicks.map(({ label }) => label)).size).toBe(yTicks.length);
  });
});

describe('a drawn picture', () => {
  const picture = pictureOf(values, { indicatorValue: '72' });

  it('is the same however often it is drawn, with its words inside', async () => {
    const svg = await drawSvg(picture);
    expect(await drawSvg(picture)).toBe(svg);
    expect(svg).toContain('aria-label="Repairs: 60.0% for 2011.');
    for (const text of [
      '>L</text>',
      '>average 69.5%</text>',
      '>usual high ',
      '>we would like 72.0%</text>',
      '>2011</text>',
    ]) {
      expect(svg).toContain(text);
    }
  });

  it('has no text under twelve points where it is printed sixteen centimetres wide', async () => {
    const svg = await drawSvg(picture);
    const width = Number(/viewBox="0 0 ([\d.]+) /.exec(svg)?.[1]);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(10);
    const points = (16 / 2.54) * 72;
    expect(Math.min(...sizes) * (points / width)).toBeGreaterThanOrEqual(12);
  });

  it('keeps people’s words as text', async () => {
    const svg = await drawSvg(pictureOf([1, 2], { title: '<script>"&' }));
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;&quot;&amp;:');
  });

  it('is a PNG, twice as sharp', async () => {
    const { png } = await drawChart(picture);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1300);
  });
});
