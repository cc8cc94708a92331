/** Each conflict means that another writer succeeded, so this many in a row indicate a fault. */
const TRIES = 8;

/** The result of a guarded write: `conflict` if the stored version is no longer the loaded one. */
export type SaveOutcome = 'saved' | 'conflict';

/** A change was given up after repeated conflicts. Nothing of it is stored. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';
}

/** What a right rested on has changed since it was checked. Nothing is stored; the caller that checked it begins again. */
export class RightsMayHaveChanged extends Error {
  override readonly name = 'RightsMayHaveChanged';
}

/** Runs an act that checks rights; where they may have changed meanwhile, it runs again from the beginning. */
export async function checkedAgain<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof RightsMayHaveChanged) || attempt >= TRIES) throw error;
    }
  }
}

export type RetriedSave<Loaded> = {
  /** Named in the error, so without personal data: `measure BSC-1`. */
  readonly what: string;
  load(): Promise<Loaded>;
  /** A version that is already loaded, for the first attempt. */
  readonly opened?: Loaded;
  readonly tries?: number;
};

/**
 * Loads, decides and saves; on a conflict it loads and decides again. `decideAndSave` returns `'conflict'` if its save
 * did. It runs once per attempt, so checks of rights belong inside it, and work before its save must be safe to repeat.
 * Throws {@link TooManyConflicts} when it gives up.
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
