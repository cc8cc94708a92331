/** Each conflict means that another writer succeeded, so that this many in a row point to a fault. */
const TRIES = 8;

/** What a store says of a guarded write: `conflict` when the stored version is no longer the one that was loaded. */
export type SaveOutcome = 'saved' | 'conflict';

/** A change was given up: others kept changing what it was decided on. Nothing of it is stored. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';
}

export type RetriedSave<Loaded> = {
  /** Named in the error, so without personal data: `measure BSC-1`. */
  readonly what: string;
  load(): Promise<Loaded>;
  /** The version that the caller has loaded already: the first attempt is made on it. */
  readonly opened?: Loaded;
  readonly tries?: number;
};

/**
 * Loads, decides and saves; on a conflict it loads and decides again. `decideAndSave` returns `'conflict'` when its save did,
 * and otherwise the result. It runs once for each attempt, so that checks of rights belong inside it, and what it does before
 * its save must be safe to repeat. Throws {@link TooManyConflicts} when it gives up.
 */
export async function saveWithRetry<Loaded, Result>(
  save: RetriedSave<Loaded>,
  decideAndSave: (loaded: Loaded) => Promise<Result | 'conflict'>,
): Promise<Result> {
  const { what, tries = TRIES } = save;
  let loaded = save.opened ?? (await save.load());
  for (let attempt = 1; ; attempt += 1) {
    const result = await decideAndSave(loaded);
    if (result !== 'conflict') return result;
    if (attempt >= tries) throw new TooManyConflicts(`${what} was changed by others ${tries} times during one change`);
    loaded = await save.load();
  }
}
