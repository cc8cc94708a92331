import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { Day } from '../../core/calendar/day.ts';
import type { Digest } from './rules/digest.ts';

/** `version` guards a save; empty for a new one. */
export type DigestFile = { readonly digest: Digest; readonly version: string };

/** A partition for each committee. */
export type Digests = {
  /** Unedited if there is no row. One storage transaction. */
  open(committee: string, meeting: Day): Promise<DigestFile>;
  /** `conflict`: it was changed since it was opened. */
  save(file: DigestFile, digest: Digest): Promise<SaveOutcome>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly digests: Digests;
  }
}
