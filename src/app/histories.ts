/**
 * Something that does not fit in a measure's history. `altered`: a revision is not what was stored. `gapBefore`: one before
 * it is gone. `endMissing`: the newest is gone. `readingDiffers`: the current reading is not its newest revision.
 */
export type ChainFault =
  | {
      readonly what: 'altered' | 'gapBefore' | 'readingDiffers';
      readonly code: string;
      readonly period: string;
      readonly revision: number;
    }
  | { readonly what: 'endMissing'; readonly code: string };

/** The histories of all readings, checked by their hashes. */
export type Histories = { faults(): AsyncIterable<ChainFault> };
