import { type SaveOutcome, saveWithRetry, TooManyConflicts } from '../../src/core/save-with-retry.ts';

/** A row with a version; before each of the first saves another writer gets in. */
function contended(conflicts: number) {
  const row = { value: 0, version: 0 };
  const calls = { loads: 0, saves: 0 };
  return {
    row,
    calls,
    load: () => {
      calls.loads += 1;
      return Promise.resolve({ ...row });
    },
    save: ({ version }: { version: number }, value: number): Promise<SaveOutcome> => {
      calls.saves += 1;
      if (calls.saves <= conflicts) Object.assign(row, { value: row.value + 100, version: row.version + 1 });
      if (version !== row.version) return Promise.resolve('conflict');
      Object.assign(row, { value, version: row.version + 1 });
      return Promise.resolve('saved');
    },
  };
}

const addOne =
  ({ save }: ReturnType<typeof contended>) =>
  async (loaded: { value: number; version: number }) =>
    (await save(loaded, loaded.value + 1)) === 'saved' ? loaded.value + 1 : 'conflict';

describe('a save that is retried', () => {
  it('loads, decides and saves once where nobody else writes', async () => {
    const store = contended(0);
    await expect(saveWithRetry({ what: 'row', load: store.load }, addOne(store))).resolves.toBe(1);
    expect(store.calls).toEqual({ loads: 1, saves: 1 });
  });

  it('decides again on the newer version after a conflict', async () => {
    const store = contended(2);
    await expect(saveWithRetry({ what: 'row', load: store.load }, addOne(store))).resolves.toBe(201);
    expect(store.row.value).toBe(201);
    expect(store.calls).toEqual({ loads: 3, saves: 3 });
  });

  it('makes the first attempt on what its caller has opened', async () => {
    const store = contended(1);
    const opened = await store.load();
    await expect(saveWithRetry({ what: 'row', load: store.load, opened }, addOne(store))).resolves.toBe(101);
    expect(store.calls.loads).toBe(2);
  });

  it('ends without saving where the decision is to store nothing', async () => {
    const store = contended(0);
    await expect(saveWithRetry({ what: 'row', load: store.load }, () => Promise.resolve('denied'))).resolves.toBe(
      'denied',
    );
    expect(store.calls.saves).toBe(0);
  });

  it('gives up with an error that says what could not be stored, and loads nothing more', async () => {
    const store = contended(100);
    const giving = saveWithRetry({ what: 'measure BSC-1', load: store.load, tries: 3 }, addOne(store));
    await expect(giving).rejects.toThrow(
      new TooManyConflicts('measure BSC-1 was changed by others 3 times during one change'),
    );
    expect(store.calls).toEqual({ loads: 3, saves: 3 });
  });

  it('tries eight times unless told otherwise', async () => {
    const store = contended(100);
    await expect(saveWithRetry({ what: 'row', load: store.load }, addOne(store))).rejects.toThrow(TooManyConflicts);
    expect(store.calls.saves).toBe(8);
  });

  it('passes on a fault at once', async () => {
    const store = contended(0);
    const failing = saveWithRetry({ what: 'row', load: store.load }, () =>
      Promise.reject(new Error('storage is down')),
    );
    await expect(failing).rejects.toThrow('storage is down');
    expect(store.calls.loads).toBe(1);
  });
});
