/**
 * A page that anybody may be sent to, as words: what it is called, and its parts in the order in which they are read.
 * The channel alone knows that it becomes HTML.
 */
export type PublicPage = {
  readonly title: string;
  readonly status: 200 | 303 | 400 | 404 | 413 | 415 | 429 | 500 | 503;
  readonly parts: readonly PagePart[];
  readonly organisation: string;
};

export type PagePart =
  | { readonly part: 'heading'; readonly text: string }
  | { readonly part: 'paragraph'; readonly text: string }
  /** Words that matter before the rest: what is wrong, what was asked, that it was taken. */
  | {
      readonly part: 'notice';
      readonly tone: 'problem' | 'question' | 'done';
      readonly title: string;
      readonly items: readonly NoticeItem[];
    }
  | { readonly part: 'figure'; readonly text: string; readonly below: string }
  /** Somebody's words, as they wrote them: line ends stay. */
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

/** A line of a notice; `field` leads to the box that it is about. */
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
/** A box for one file of these kinds. */
export type FileField = Pick<PageField, 'name' | 'label' | 'hint' | 'problem'> & { readonly accept: string };
export type PageButton = {
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly main: boolean;
};

/** A small line chart in units of its own box: where each point is, and the words at both ends. */
export type MiniChartPart = {
  readonly width: number;
  readonly height: number;
  /** Runs without a gap. */
  readonly lines: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly last: readonly [x: number, y: number];
  readonly from: string;
  readonly to: string;
};
