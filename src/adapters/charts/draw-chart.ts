import { createRequire } from 'node:module';
import type { Chart } from '../../domain/report/paper.ts';
import { chartSpec, FONT, SIZE } from './chart-spec.ts';

/** Pixels for each 96th of an inch: sharp on paper (240 to the inch) and small in a file. */
const SHARPNESS = 2.5;

const FONTS = ['400Regular/AtkinsonHyperlegible_400Regular.ttf', '700Bold/AtkinsonHyperlegible_700Bold.ttf'];

/** A picture, and its size as printed in 96ths of an inch. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

/** Draws a chart as a PNG, with our own font, so that it is the same on every machine. */
export async function drawChart(chart: Chart): Promise<Picture> {
  const svg = await svgOf(chart);
  // Loaded only here: no bot's answer needs any of it.
  const { Resvg } = await import('@resvg/resvg-js');
  const resolve = createRequire(import.meta.url).resolve;
  const rendered = new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'width', value: SIZE.width * SHARPNESS },
    font: {
      fontFiles: FONTS.map((file) => resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}`)),
      loadSystemFonts: false,
      defaultFontFamily: FONT,
    },
  }).render();
  const width = SIZE.width;
  return { png: rendered.asPng(), width, height: Math.round((rendered.height / rendered.width) * width) };
}

async function svgOf(chart: Chart): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import('vega-lite'), import('vega')]);
  const view = new View(parse(compile(chartSpec(chart)).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
