/** Keys that the product generates and stores, shared by all its processes. */
export type Secrets = {
  /** 32 random bytes for a purpose, created on first use. Usually one storage transaction. */
  of(purpose: string): Promise<Uint8Array>;
};

/** All storage. Each feature adds its part in its `store.ts`. */
export interface Store {
  readonly secrets: Secrets;
}

/** Storage is temporarily unavailable: try again. Translated by the adapter. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** The local store cannot be saved, so it takes nothing more: what it took would be lost. */
export class LocalStoreUnsaved extends StorageUnavailable {
  readonly cure = UNSAVED_CURE;
}

export const UNSAVED_CURE =
  'Make room on the disk and make PMIF_DATA_DIR writable; saving is tried again every five seconds.';
