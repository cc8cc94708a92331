/** Keys that this product makes for itself and keeps in its store, so that every process of it has the same. */
export type Secrets = {
  /** Thirty-two random bytes for a purpose, made when they are first asked for. One storage transaction mostly. */
  of(purpose: string): Promise<Uint8Array>;
};
