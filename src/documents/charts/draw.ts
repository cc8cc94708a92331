import { createRequire } from 'node:module';
import { markup } from '../../core/words/markup.ts';
import type { ChartPicture } from '../../features/analysis/rules/chart-picture.ts';
import { FONT, specOf } from './spec.ts';

/** Pixels for each unit: sharp on paper (240 to the inch) and small in a file. */
export const SHARPNESS = 2.5;
/** Printed width in 96ths of an inch: 16.4 cm, which fits between the margins of A4. */
const WIDTH = 620;
/** Part of the product, so that a picture is the same on every machine. */
const FONT_FILES = ['400Regular/AtkinsonHyperlegible_400Regular.ttf', '700Bold/AtkinsonHyperlegible_700Bold.ttf'];

/** A picture, and its printed size in 96ths of an inch. */
export type Picture = { readonly png: Buffer; readonly width: number; readonly height: number };

export async function drawChart(chart: ChartPicture): Promise<Picture> {
  const { Resvg } = await import('@resvg/resvg-js');
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = FONT_FILES.map((file) => resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}`));
  const drawn = new Resvg(await drawSvg(chart), {
    background: 'white',
    fitTo: { mode: 'zoom', value: SHARPNESS },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT },
  }).render();
  return { png: drawn.asPng(), width: WIDTH, height: Math.round((drawn.height / drawn.width) * WIDTH) };
}

/** With one description for screen readers. Vega is loaded only here: no answer of the bot needs it. */
export async function drawSvg(picture: ChartPicture): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import('vega-lite'), import('vega')]);
  const view = new View(parse(compile(specOf(picture)).spec), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    return svg.replace('<svg ', () => markup`<svg role="img" aria-label="${picture.alt}" `.toString());
  } finally {
    view.finalize();
  }
}
