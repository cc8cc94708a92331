import type { SaveOutcome } from '../../core/save-with-retry.ts';
import type { PartnerPage } from './rules/partner-page.ts';

/** `version` is checked by a save. */
export type StoredPartnerPage = { readonly page: PartnerPage; readonly version: string };

export type PartnerPages = {
  /** By the hash of one of its two addresses; two storage transactions whatever it finds. */
  byHash(hash: string): Promise<StoredPartnerPage | undefined>;
  about(code: string, period: string): Promise<StoredPartnerPage | undefined>;
  /**
   * Replaces the page that was loaded, if there was one; `conflict` if it changed since. The addresses are written
   * first: one that leads nowhere yet opens nothing.
   */
  save(page: PartnerPage, before: StoredPartnerPage | undefined): Promise<SaveOutcome>;
  /** Removes pages that were sent before an instant (ISO), with their addresses; returns how many. */
  dropSentBefore(before: string): Promise<number>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly partnerPages: PartnerPages;
  }
}
