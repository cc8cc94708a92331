import type { Chart } from '../../features/reports/rules/paper.ts';
import { chartSpec, SIZE } from './chart-spec.ts';
import { pngOf, svgOf } from './render.ts';

/** Pixels for each 96th of an inch: sharp on paper (240 to the inch) and small in a file. */
export const SHARPNESS = 2.5;

/** A picture, and its size as printed in 96ths of an inch. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

/** Draws a chart of a report as a PNG. */
export async function drawChart(chart: Chart): Promise<Picture> {
  const drawn = await pngOf(await svgOf(chartSpec(chart)), SHARPNESS);
  const { width } = SIZE;
  return { png: drawn.asPng(), width, height: Math.round((drawn.height / drawn.width) * width) };
}
