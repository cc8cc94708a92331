import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { Digest } from './rules/digest.ts';

/** A digest as it is stored, and the version by which a change is refused if somebody was quicker; empty for a new one. */
export type DigestFile = { readonly digest: Digest; readonly version: string };

/** What officers did to committees' digests: a partition for each committee. */
export type Digests = {
  /** As it comes, where nobody has done anything to it. One storage transaction. */
  open(committee: string, meeting: Day): Promise<DigestFile>;
  /** `conflict` when somebody changed it since it was opened: open and decide again. */
  save(file: DigestFile, digest: Digest): Promise<SaveOutcome>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly digests: Digests;
  }
}
