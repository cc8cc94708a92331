import type { ChartPicture } from '../../analysis/rules/chart-picture.ts';

/** Text is shown literally, as it may be people's words. */
export type Run = { readonly text: string; readonly bold?: boolean; readonly link?: string };
export type Paragraph = readonly Run[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'paragraph'; readonly runs: Paragraph }
  | { readonly kind: 'list'; readonly items: readonly Paragraph[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly head: readonly string[];
      /** Percentages. */
      readonly widths: readonly number[];
      /** Cells of paragraphs. */
      readonly rows: readonly (readonly (readonly Paragraph[])[])[];
    }
  | {
      readonly kind: 'picture';
      readonly title: string;
      readonly chart: ChartPicture;
    };

/** For our own cover or a template; may be empty. */
export type Cover = {
  readonly title: string;
  readonly organisation: string;
  readonly committee: string;
  readonly period: string;
  readonly meeting: string;
  readonly date: string;
  readonly status: string;
};

/** A document as blocks, from which Word, HTML and Markdown are written. In British English. */
export type Paper = {
  readonly title: string;
  readonly author: string;
  readonly header: string;
  /** On every page of a paper that must not be passed on. */
  readonly warning?: string;
  readonly cover?: Cover;
  readonly blocks: readonly Block[];
};

export const PAPER_FORMATS = ['docx', 'html', 'md'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];
