/** Addresses that nobody can guess. What is stored is a token's hash, so that a copy of the store opens no page. */
export type Tokens = {
  /** A new one: 192 random bits, as text that stands in an address. */
  fresh(): string;
  /** Another one made from a token, the same each time; who knows the made one does not know the first. */
  derived(from: string, about: string): string;
  hashOf(token: string): string;
  /** Compares two hashes in a time that says nothing of where they differ. */
  same(hash: string, other: string): boolean;
};
