import { markup } from '../../core/words/markup.ts';
import type { ChartPicture } from '../../features/analysis/rules/chart-picture.ts';
import { pngOf, svgOf } from './render.ts';
import { specOf } from './spec.ts';

/** Twice as many pixels as units: sharp on paper and on a good screen. */
const PIXELS_PER_UNIT = 2;

/** A picture as SVG, with its words for whoever cannot see it. */
export async function drawSvg(picture: ChartPicture): Promise<string> {
  return withWords(await svgOf(specOf(picture)), picture.alt);
}

/** The picture is one thing with one text, for those who hear it; its single marks say nothing. */
function withWords(svg: string, alt: string): string {
  return svg.replace('<svg ', () => markup`<svg role="img" aria-label="${alt}" `.toString());
}

/** The same as PNG. */
export async function drawPng(picture: ChartPicture): Promise<Buffer> {
  return (await pngOf(await drawSvg(picture), PIXELS_PER_UNIT)).asPng();
}
