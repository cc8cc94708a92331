import type { ChartPicture } from '../../analysis/rules/chart-picture.ts';

/** Some text of a paragraph; people's words too, always to be shown as they are. */
export type Run = { readonly text: string; readonly bold?: boolean; readonly link?: string };
export type Paragraph = readonly Run[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'paragraph'; readonly runs: Paragraph }
  | { readonly kind: 'list'; readonly items: readonly Paragraph[] }
  | {
      readonly kind: 'table';
      /** What the table holds, for those who hear it. */
      readonly title: string;
      readonly head: readonly string[];
      /** Hundredths of the width, one for each column. */
      readonly widths: readonly number[];
      /** Rows of cells of paragraphs; a row has as many cells as the head. */
      readonly rows: readonly (readonly (readonly Paragraph[])[])[];
    }
  | {
      readonly kind: 'picture';
      /** What it shows, above it. */
      readonly title: string;
      readonly chart: ChartPicture;
    };

/** The facts of a paper, for its cover: of our own look, or in the places of a council's template. Empty where there is none. */
export type Cover = {
  readonly title: string;
  readonly organisation: string;
  readonly committee: string;
  readonly period: string;
  readonly meeting: string;
  readonly date: string;
  readonly status: string;
};

/** A document as blocks of text: what every writer (Word, HTML, Markdown) makes a file of. British English. */
export type Paper = {
  readonly title: string;
  readonly author: string;
  /** On every page. */
  readonly header: string;
  /** On every page, where it is not to be passed on. */
  readonly warning?: string;
  readonly cover?: Cover;
  readonly blocks: readonly Block[];
};

export const PAPER_FORMATS = ['docx', 'html', 'md'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];
