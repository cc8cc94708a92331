import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { PartnerPage } from './rules/partner-page.ts';

/** A partner's page as it is stored, with the version by which a change is refused if somebody was quicker. */
export type StoredPartnerPage = { readonly page: PartnerPage; readonly version: string };

/** Pages on which partners give a figure: one at a time for a measure and a period. */
export type PartnerPages = {
  /** The page that one of its two addresses leads to, by the hash; two storage transactions whatever it finds. */
  byHash(hash: string): Promise<StoredPartnerPage | undefined>;
  /** One storage transaction. */
  about(code: string, period: string): Promise<StoredPartnerPage | undefined>;
  /**
   * Stores a page in place of what was read (undefined: there was none); `conflict` when somebody changed it since. The
   * addresses are written first: one that leads nowhere yet opens nothing.
   */
  save(page: PartnerPage, before: StoredPartnerPage | undefined): Promise<SaveOutcome>;
  /** Removes pages that were sent before an instant (ISO), with their addresses; says how many. For housekeeping. */
  dropSentBefore(before: string): Promise<number>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly partnerPages: PartnerPages;
  }
}
