import type { Paper, PaperFormat } from '../features/reports/rules/paper.ts';
import { drawChart, type Picture } from './charts/draw.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { wordFromTemplate } from './report-template.ts';
import { word } from './word.ts';

export type WriteOptions = {
  readonly onProgress?: (done: number, of: number) => void;
  readonly template?: Uint8Array;
};

/** `onProgress` is called after each chart. */
export async function writePaper(
  paper: Paper,
  format: PaperFormat,
  { onProgress = () => undefined, template }: WriteOptions = {},
): Promise<Uint8Array> {
  if (format === 'md') return Buffer.from(markdown(paper));
  const charts = paper.blocks.flatMap((block) => (block.kind === 'picture' ? [block.chart] : []));
  const pictures: Picture[] = [];
  for (const chart of charts) {
    pictures.push(await drawChart(chart));
    onProgress(pictures.length, charts.length);
  }
  if (format === 'html') return Buffer.from(html(paper, pictures));
  return template === undefined ? word(paper, pictures) : wordFromTemplate(template, paper, pictures);
}
