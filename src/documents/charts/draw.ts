import { markup } from '../../core/words/markup.ts';
import type { ChartPicture } from '../../features/analysis/rules/chart-picture.ts';
import { pngOf, svgOf } from './render.ts';
import { specOf } from './spec.ts';

/** Pixels for each unit: sharp on paper (240 to the inch) and small in a file. */
export const SHARPNESS = 2.5;
/** Printed width in 96ths of an inch: 16.4 cm, which fits between the margins of A4. */
const WIDTH = 620;

/** A picture, and its printed size in 96ths of an inch. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

/** Draws a chart of a report. */
export async function drawChart(chart: ChartPicture): Promise<Picture> {
  const drawn = await pngOf(await drawSvg(chart), SHARPNESS);
  return { png: drawn.asPng(), width: WIDTH, height: Math.round((drawn.height / drawn.width) * WIDTH) };
}

/** The same as PNG alone. */
export async function drawPng(picture: ChartPicture): Promise<Buffer> {
  return (await pngOf(await drawSvg(picture), SHARPNESS)).asPng();
}

/** The same as SVG, with one description for screen readers. */
export async function drawSvg(picture: ChartPicture): Promise<string> {
  const svg = await svgOf(specOf(picture));
  return svg.replace('<svg ', () => markup`<svg role="img" aria-label="${picture.alt}" `.toString());
}
