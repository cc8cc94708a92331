import type { Block, Paragraph } from '../rules/paper.ts';

/** How much of each measure the remit's pages tell; an appendix has the rest. */
export type Room = {
  /** Of each text of an owner. */
  readonly words: number;
  readonly pictures: number;
  /** Only the first sentence of how a figure moves, and who answers for it. */
  readonly brief?: true;
  /** In the tables, signals first. */
  readonly measures?: number;
};

/** The first that fits is taken (docs/rules.md, "Ten pages"). */
const ROOMS: readonly Room[] = [
  { words: 60, pictures: 12 },
  { words: 45, pictures: 8 },
  { words: 30, pictures: 6 },
  { words: 20, pictures: 4 },
  { words: 12, pictures: 2 },
  { words: 0, pictures: 0 },
  { words: 0, pictures: 0, brief: true },
  { words: 0, pictures: 0, brief: true, measures: 50 },
];
const LEAST: Room = { words: 0, pictures: 0, brief: true, measures: 35 };

/** Of the ten, page one is the first. */
const PAGES = 9;
/** Of 12-point text on A4 with our margins. Reports in LibreOffice take a little less than this estimate, never more. */
const LINES_A_PAGE = 51;
const CHARACTERS_A_LINE = 80;
const GAP = 0.4;
const PICTURE = 15;

/** The largest room with which the remit fits its pages; the smallest if none does. */
export function roomFor(blocksWith: (room: Room) => readonly Block[]): Room {
  return ROOMS.find((room) => pagesOf(blocksWith(room)) <= PAGES) ?? LEAST;
}

/** An estimate. */
export function pagesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + linesOf(block), 0) / LINES_A_PAGE;
}

function linesOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return Math.ceil(block.text.length / 65) * 1.3 + 1;
    case 'paragraph':
      return paragraphLines(block.runs, 1);
    case 'list':
      return block.items.reduce((sum, item) => sum + paragraphLines(item, 0.92), 0);
    case 'table':
      return block.rows.reduce((sum, row) => sum + rowLines(row, block.widths), 3);
    case 'picture':
      return PICTURE;
  }
}

/** A row is as high as its highest cell. */
function rowLines(row: readonly (readonly Paragraph[])[], widths: readonly number[]): number {
  const cells = row.map((cell, index) => {
    // Cells have margins, which cost a narrow one most.
    const share = Math.max(0.05, (widths[index] ?? 0) / 100 - 0.025);
    return cell.reduce((sum, runs) => sum + paragraphLines(runs, share), 0);
  });
  return Math.max(1, ...cells) + 0.5;
}

function paragraphLines(runs: Paragraph, share: number): number {
  const characters = runs.reduce((sum, { text }) => sum + text.length, 0);
  return Math.max(1, Math.ceil(characters / (CHARACTERS_A_LINE * share))) + GAP;
}
