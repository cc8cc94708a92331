import { createRequire } from 'node:module';
import type { TopLevelSpec } from 'vega-lite';

/** The font is part of the product, so that a picture is the same on every machine. */
export const FONT = 'Atkinson Hyperlegible';
const FONT_FILES = ['400Regular/AtkinsonHyperlegible_400Regular.ttf', '700Bold/AtkinsonHyperlegible_700Bold.ttf'];

/** Draws a specification as SVG. Vega is loaded only here: no answer of the bot needs it. */
export async function svgOf(spec: TopLevelSpec): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import('vega-lite'), import('vega')]);
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** An SVG as PNG. */
export async function pngOf(svg: string, pixelsPerUnit: number) {
  const { Resvg } = await import('@resvg/resvg-js');
  const { resolve } = createRequire(import.meta.url);
  const fontFiles = FONT_FILES.map((file) => resolve(`@expo-google-fonts/atkinson-hyperlegible/${file}`));
  return new Resvg(svg, {
    background: 'white',
    fitTo: { mode: 'zoom', value: pixelsPerUnit },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT },
  }).render();
}
