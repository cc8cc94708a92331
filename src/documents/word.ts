import type { ParagraphChild, Table } from 'docx';
import type { Block, Paper, Paragraph as Runs } from '../features/reports/rules/paper.ts';
import type { Picture } from './charts/draw.ts';
import { coverLines, oneLine } from './plain.ts';
import { webAddress } from '../core/words/plain-text.ts';
import { CELL_MARGINS, COLOURS, PAGE, STYLES } from './word-styles.ts';

/** Loaded on first use. */
type Docx = typeof import('docx');

/** Accessible: real headings, repeated table headings, descriptions of pictures. `pictures` are those of its blocks. */
export async function word(paper: Paper, pictures: readonly Picture[]): Promise<Uint8Array> {
  const docx = await import('docx');
  const document = new docx.Document({
    title: oneLine(paper.title),
    creator: oneLine(paper.author),
    lastModifiedBy: oneLine(paper.author),
    styles: STYLES,
    sections: [
      {
        properties: { page: { size: PAGE.size, margin: PAGE.margin }, titlePage: paper.cover !== undefined },
        headers: { default: headerOf(docx, paper), first: new docx.Header({ children: [new docx.Paragraph('')] }) },
        footers: { default: footerOf(docx, paper), first: footerOf(docx, paper) },
        children: [...coverOf(docx, paper), ...blocksOf(docx, paper, pictures)],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

/** The blocks of a paper for Word, on a new page after a cover. Tables are as wide as the text (twentieths of a point). */
export function blocksOf(docx: Docx, paper: Paper, pictures: readonly Picture[], textWidth: number = PAGE.textWidth) {
  const left = [...pictures];
  return paper.blocks.flatMap((block, index) => [
    ...blockOf(docx, block, block.kind === 'picture' ? left.shift() : undefined, textWidth),
    ...(isTightAfter(block, paper.blocks[index + 1]) ? [new docx.Paragraph({ text: '' })] : []),
  ]);
}

/** Word joins two tables that touch, and requires a paragraph after the last. */
function isTightAfter(block: Block, next: Block | undefined): boolean {
  return block.kind === 'table' && (next === undefined || next.kind === 'table');
}

function coverOf(docx: Docx, { cover, warning }: Paper) {
  const { HeadingLevel, Paragraph, PageBreak, TextRun } = docx;
  if (cover === undefined) return [];
  const facts = coverLines(cover).map(
    ([label, text]) =>
      new Paragraph({
        children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(oneLine(text))],
        spacing: { after: 160 },
      }),
  );
  const mark = warning === undefined ? [] : [warningRun(docx, warning)];
  return [
    new Paragraph({
      children: [new TextRun({ text: oneLine(cover.organisation), bold: true })],
      spacing: { before: 3600 },
    }),
    new Paragraph({ text: oneLine(cover.title), heading: HeadingLevel.TITLE }),
    ...facts,
    new Paragraph({ children: [...mark, new PageBreak()] }),
  ];
}

function headerOf(docx: Docx, { header, warning }: Paper) {
  const { Header, Paragraph, TextRun } = docx;
  const mark = warning === undefined ? [] : [warningRun(docx, `${warning}. `)];
  return new Header({ children: [new Paragraph({ children: [...mark, new TextRun(oneLine(header))] })] });
}

const warningRun = ({ TextRun }: Docx, warning: string) =>
  new TextRun({ text: oneLine(warning), bold: true, color: COLOURS.warning });

function footerOf({ AlignmentType, Footer, PageNumber, Paragraph, TextRun }: Docx, { author }: Paper) {
  const numbers = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  const children = [new TextRun({ children: [`${oneLine(author)}. `, ...numbers] })];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] });
}

function blockOf(docx: Docx, block: Block, picture: Picture | undefined, textWidth: number) {
  const { HeadingLevel, ImageRun, Paragraph, TextRun } = docx;
  switch (block.kind) {
    case 'heading': {
      const heading = HeadingLevel[`HEADING_${block.level}`];
      return [new Paragraph({ text: oneLine(block.text), heading, pageBreakBefore: block.newPage === true })];
    }
    case 'paragraph':
      return [new Paragraph({ children: runsOf(docx, block.runs) })];
    case 'list':
      return block.items.map((item) => new Paragraph({ children: runsOf(docx, item), bullet: { level: 0 } }));
    case 'table':
      return [tableOf(docx, block, textWidth)];
    case 'picture': {
      const description = oneLine(block.chart.alt);
      if (picture === undefined) return [new Paragraph({ text: description })];
      const { png: data, width, height } = picture;
      const image = new ImageRun({
        type: 'png',
        data,
        transformation: { width, height },
        altText: { name: 'Chart', title: 'Chart', description },
      });
      // One paragraph: some programs separate a title from its picture at the end of a page.
      const title = new TextRun({ text: oneLine(block.title), bold: true });
      const children = [title, new TextRun({ text: '', break: 1 }), image];
      return [new Paragraph({ children, keepLines: true, spacing: { before: 200, after: 80 } })];
    }
  }
}

function tableOf(docx: Docx, { head, widths, rows }: Extract<Block, { kind: 'table' }>, textWidth: number): Table {
  const { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } = docx;
  const columnWidths = widths.map((width) => Math.round((textWidth * width) / 100));
  const cell = (index: number, children: InstanceType<Docx['Paragraph']>[], fill?: string) =>
    new TableCell({
      children,
      margins: CELL_MARGINS,
      width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
      ...(fill !== undefined && { shading: { fill } }),
    });
  const headings = head.map((text, index) => {
    const words = new TextRun({ text: oneLine(text), bold: true, color: COLOURS.onHead });
    return cell(index, [new Paragraph({ children: [words], keepNext: true })], COLOURS.head);
  });
  const paragraph = (runs: Runs) => new Paragraph({ children: runsOf(docx, runs) });
  const rowOf = (row: readonly (readonly Runs[])[]) => {
    // Word requires a paragraph in every cell.
    const children = row.map((runs, index) => cell(index, runs.length === 0 ? [paragraph([])] : runs.map(paragraph)));
    return new TableRow({ cantSplit: isShort(row), children });
  };
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    rows: [new TableRow({ children: headings, tableHeader: true, cantSplit: true }), ...rows.map(rowOf)],
  });
}

/** A row that fits on part of a page is kept together; a long one may be split. */
const SHORT = 700;
function isShort(row: readonly (readonly Runs[])[]): boolean {
  return row.every((cell) => cell.flat().reduce((sum, { text }) => sum + text.length, 0) < SHORT);
}

function runsOf({ ExternalHyperlink, TextRun }: Docx, runs: Runs): ParagraphChild[] {
  return runs.map(({ text, bold, link }) => {
    const words = { text: oneLine(text), bold: bold === true };
    const address = webAddress(link ?? '');
    if (address === '') return new TextRun(words);
    return new ExternalHyperlink({ link: address, children: [new TextRun({ ...words, style: 'Hyperlink' })] });
  });
}
