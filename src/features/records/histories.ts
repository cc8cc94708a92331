/**
 * Something that does not fit in the audit. `altered`: a revision is not what was stored. `gapBefore`: one before it is
 * gone. `endMissing`: the newest is gone. `readingDiffers`: the current reading is not its newest revision. The same of
 * acts, by their number in what they changed (`measure BSC-1`, `pause`). `anchorMissing`: what was the end on a day is not
 * there any more, so that all of it was written anew. `sealBroken`, `anchorsAltered`: the anchors themselves do not fit.
 */
export type ChainFault =
  | {
      readonly what: 'altered' | 'gapBefore' | 'readingDiffers';
      readonly code: string;
      readonly period: string;
      readonly revision: number;
    }
  | { readonly what: 'endMissing'; readonly code: string }
  | { readonly what: 'actAltered' | 'actGapBefore'; readonly on: string; readonly number: number }
  | { readonly what: 'actEndMissing'; readonly on: string }
  | { readonly what: 'anchorMissing'; readonly on: string; readonly day: string }
  | { readonly what: 'sealBroken' | 'anchorsAltered'; readonly day: string };

/** The audit, checked by its hashes: the histories of all readings, and all acts. */
export type Histories = { faults(): AsyncIterable<ChainFault> };
