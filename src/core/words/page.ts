/** A public page as words. Only `web/` turns it into HTML. */
export type PublicPage = {
  readonly title: string;
  readonly status: 200 | 303 | 400 | 404 | 413 | 415 | 429 | 500 | 503;
  readonly parts: readonly PagePart[];
  readonly organisation: string;
};

export type PagePart =
  | { readonly part: 'heading'; readonly text: string }
  | { readonly part: 'paragraph'; readonly text: string }
  /** Shown before the rest: a problem, a question, a confirmation. */
  | {
      readonly part: 'notice';
      readonly tone: 'problem' | 'question' | 'done';
      readonly title: string;
      readonly items: readonly NoticeItem[];
    }
  | { readonly part: 'figure'; readonly text: string; readonly below: string }
  /** A person's words, with their line breaks. */
  | { readonly part: 'words'; readonly label: string; readonly text: string }
  | {
      readonly part: 'facts';
      readonly caption: string;
      readonly rows: readonly (readonly [label: string, text: string])[];
    }
  | { readonly part: 'list'; readonly items: readonly string[] }
  | { readonly part: 'link'; readonly text: string; readonly address: string }
  | { readonly part: 'chart'; readonly title: string; readonly alternative: string; readonly chart: MiniChartPart }
  | {
      readonly part: 'form';
      readonly name: string;
      readonly hidden?: Readonly<Record<string, string>>;
      readonly fields: readonly (PageField | FileField)[];
      readonly buttons: readonly PageButton[];
    };

export const textPart = (text: string): PagePart => ({ part: 'paragraph', text });

/** `field` links to the form field. */
export type NoticeItem = { readonly text: string; readonly field?: string };

export type PageField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly lines: 1 | 3 | 6;
  readonly required: boolean;
  readonly problem: string;
};
export type FileField = Pick<PageField, 'name' | 'label' | 'hint' | 'problem'> & { readonly accept: string };
export type PageButton = {
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly main: boolean;
};

/** A small line chart in its own units. */
export type MiniChartPart = {
  readonly width: number;
  readonly height: number;
  /** Runs without a gap. */
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly last: readonly [x: number, y: number];
  readonly from: string;
  readonly to: string;
};

/**
 * For an address that opens nothing. The text is the same whether it never existed, expired, was used or was revoked.
 */
export function goneLines(organisation: string, contact: string): string[] {
  return [
    'Nothing is wrong with your phone or computer. An address of this kind works for a time, and some work once.',
    `If you have something to tell ${organisation}, or wanted to read something here, please ask ${contact}. They can send you a new address.`,
  ];
}
