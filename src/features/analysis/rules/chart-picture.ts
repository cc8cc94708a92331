/**
 * A picture of a measure's figures, as facts that only have to be drawn: every text is ready, every place is a number.
 * `x` counts days, `y` is in the measure's own unit.
 */
export type ChartPicture = {
  /** What the picture shows, for whoever cannot see it: figure, change and signal in words. */
  readonly alt: string;
  readonly points: readonly PicturePoint[];
  /** Mean and limits of each stretch, a line from `from` to `to`, and the indicator. */
  readonly lines: readonly PictureLine[];
  /** The latest figure, to stand beside its point. */
  readonly latest?: string;
  readonly xTicks: readonly PictureTick[];
  readonly yTicks: readonly PictureTick[];
};

export type PicturePoint = {
  readonly x: number;
  readonly y: number;
  /** Points of one number are joined by a line; a gap or a step begins a new one. */
  readonly run: number;
  /** `H` or `L` where it is beyond the usual ups and downs, above or under the mean; empty where not. */
  readonly mark: '' | 'H' | 'L';
  readonly sense: 'usual' | 'better' | 'worse' | 'neutral';
};

export type PictureLine = {
  readonly kind: 'mean' | 'limit' | 'indicator';
  readonly y: number;
  readonly from: number;
  readonly to: number;
  /** Stands at the right end of a line that reaches the latest point. */
  readonly label: string;
};

export type PictureTick = { readonly at: number; readonly label: string };
