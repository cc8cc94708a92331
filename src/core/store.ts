import type { Secrets } from './secrets.ts';

/** Storage as a whole. Each feature adds its own part in its `store.ts`, so that this file knows no feature. */
export interface Store {
  readonly secrets: Secrets;
}

/** Storage that cannot be had now: try again. Translated once, by the adapter. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
