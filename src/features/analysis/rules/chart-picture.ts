/** A chart with final texts and coordinates. `x` counts days, `y` is in the measure's own unit. */
export type ChartPicture = {
  readonly alt: string;
  readonly points: readonly PicturePoint[];
  readonly lines: readonly PictureLine[];
  /** Label of the last point. */
  readonly latest?: string;
  readonly xTicks: readonly PictureTick[];
  readonly yTicks: readonly PictureTick[];
};

export type PicturePoint = {
  readonly x: number;
  readonly y: number;
  /** Points of one run are joined by a line. */
  readonly run: number;
  /** `H` or `L` for special-cause variation above or below the mean. */
  readonly mark: '' | 'H' | 'L';
  readonly sense: 'usual' | 'better' | 'worse' | 'neutral';
};

export type PictureLine = {
  readonly kind: 'mean' | 'limit' | 'indicator';
  readonly y: number;
  readonly from: number;
  readonly to: number;
  /** At the right end of the line; empty if explained elsewhere. */
  readonly label: string;
};

export type PictureTick = { readonly at: number; readonly label: string };
