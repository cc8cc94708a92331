import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import type { ChartPicture } from '../../domain/chart-picture.ts';
import { FONT, specOf } from './spec.ts';

const FONT_FILES = ['400Regular/AtkinsonHyperlegible_400Regular.ttf', '700Bold/AtkinsonHyperlegible_700Bold.ttf'];

/** Twice as many pixels as units: sharp on paper and on a good screen. */
const PIXELS_PER_UNIT = 2;

/** A picture as SVG, with its words for whoever cannot see it. */
export async function drawSvg(picture: ChartPicture): Promise<string> {
  const view = new View(parse(compile(specOf(picture)).spec), { renderer: 'none' });
  try {
    return withWords(await view.toSVG(), picture.alt);
  } finally {
    view.finalize();
  }
}

/** The picture is one thing with one text, for those who hear it; its single marks say nothing. */
function withWords(svg: string, alt: string): string {
  const safe = alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return svg.replace('<svg ', () => `<svg role="img" aria-label="${safe}" `);
}

/** The same as PNG. The font comes with the product, so that a picture is the same on every machine. */
export async function drawPng(picture: ChartPicture): Promise<Buffer> {
  const svg = await drawSvg(picture);
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = FONT_FILES.map((file) => resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}`));
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: PIXELS_PER_UNIT },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return drawn.render().asPng();
}
