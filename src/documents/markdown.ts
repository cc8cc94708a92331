import type { Block, Cover, Paper, Paragraph } from '../features/reports/rules/paper.ts';
import { coverLines, oneLine } from './plain.ts';
import { webAddress } from '../core/words/plain-text.ts';

/** A paper as Markdown that reads well as plain text: the rows of a table are lists, a picture is its description. */
export function markdown(paper: Paper): string {
  const warning = paper.warning === undefined ? [] : [`**${escaped(paper.warning)}**`];
  const cover = paper.cover === undefined ? [] : [coverOf(paper.cover)];
  return `${[...warning, ...cover, ...paper.blocks.map(blockOf)].join('\n\n')}\n`;
}

function coverOf(cover: Cover): string {
  const lines = coverLines(cover).map(([label, text]) => `${escaped(label)}: ${escaped(text)}`);
  return [`**${escaped(cover.organisation)}: ${escaped(cover.title)}**`, ...lines].join('  \n');
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return paragraph(block.runs);
    case 'list':
      return block.items.map((item) => `- ${paragraph(item)}`).join('\n');
    case 'table':
      return block.rows.map((row) => rowOf(block.head, row)).join('\n');
    case 'picture':
      return `_${escaped(block.chart.alt)}_`;
  }
}

/** The first cell is what the row is about; the others follow with their headings. */
function rowOf(head: readonly string[], [about = [], ...cells]: readonly (readonly Paragraph[])[]): string {
  const lines = cells.map((cell, index) => {
    const label = escaped(head[index + 1] ?? '');
    return `  - ${label}: ${cell.map(paragraph).join(' ')}`;
  });
  return [`- ${about.map(paragraph).join(' ')}`, ...lines].join('\n');
}

function paragraph(runs: Paragraph): string {
  return lineStart(
    runs
      .map(({ text, bold, link }) => {
        const address = webAddress(link ?? '');
        const words = address === '' ? escaped(text) : `<${address.replace(/[<>\s]/g, encodeURIComponent)}>`;
        // Spaces inside the asterisks would end the emphasis.
        return bold === true ? words.replace(/^(\s*)(.*?)(\s*)$/s, '$1**$2**$3') : words;
      })
      .join(''),
  );
}

function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#|~&$]/g, '\\$&');
}

function lineStart(text: string): string {
  return text.replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_all, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\u200b` : `${space}\\${mark}`,
  );
}
