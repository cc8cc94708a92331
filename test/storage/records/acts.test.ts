import { openHistories, trailFaults } from '../../../src/storage/records/check-histories.ts';
import { openTable } from '../../../src/storage/engine/table.ts';
import type { ActOf } from '../../../src/features/records/store.ts';
import type { AuditEntry } from '../../../src/core/audit-entry.ts';
import { testStorage, testStore, type TestStore } from '../../support/azurite.ts';
import { aFramework } from '../../support/frameworks.ts';
import { aMeasure, aPerson, aReading, newFile, opened, OWNER } from '../samples.ts';

const anAct = (some: Partial<AuditEntry> = {}): AuditEntry => ({
  what: 'released',
  about: '2026-09-30',
  by: OWNER,
  at: '2026-11-24T10:00:00.000Z',
  before: 'not released',
  after: 'released',
  reason: 'Published with the report.',
  ...some,
});

let test: TestStore;
beforeEach(async () => {
  test = await testStore();
});

async function acts(): Promise<ActOf[]> {
  const all: ActOf[] = [];
  for await (const act of test.store.acts.all()) all.push(act);
  return all;
}

async function faults() {
  const found = [];
  const histories = await openHistories({ kind: 'connectionString', value: await testStorage() }, test.table);
  for await (const fault of histories.faults()) found.push(fault);
  return found;
}

it('more acts than one transaction takes are kept in their order, and the change after them', async () => {
  const { store, counted } = test;
  const many = Array.from({ length: 250 }, (_, n) => anAct({ what: 'added', about: `group ${n}` }));
  counted.length = 0;
  await store.frameworks.save(aFramework(), [], many);
  expect(counted.filter((what) => what === 'POST transaction')).toHaveLength(3);
  expect((await acts()).map(({ about }) => about)).toEqual(many.map(({ about }) => about));
  expect(await store.frameworks.current()).toEqual(aFramework());
  expect(await faults()).toEqual([]);
});

describe('the acts on a measure', () => {
  it('are stored with its change, chained in the order made, and cost no transaction more', async () => {
    const { store, counted } = test;
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure(), acts: [anAct({ what: 'added' })] });
    const file = await opened(store);
    counted.length = 0;
    const change = { readings: [aReading()], acts: [anAct(), anAct({ what: 'locked' })] };
    expect(await store.measures.save(file, change)).toBe('saved');
    expect(counted).toHaveLength(1);

    const kept = await acts();
    expect(kept.map(({ what, number, on }) => `${number} ${what} ${on}`)).toEqual([
      '1 added measure BSC-1',
      '2 released measure BSC-1',
      '3 locked measure BSC-1',
    ]);
    expect(kept[1]).toMatchObject(anAct());
    expect(kept.map(({ previousHash }) => previousHash)).toEqual(['', kept[0]?.hash, kept[1]?.hash]);
    expect(await faults()).toEqual([]);
  });

  it('are not stored when somebody else was quicker', async () => {
    const { store } = test;
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    const file = await opened(store);
    await store.measures.save(file, { readings: [aReading()] });
    expect(await store.measures.save(file, { acts: [anAct()] })).toBe('conflict');
    expect(await acts()).toEqual([]);
  });

  it('are stored whole where an import needs several transactions', async () => {
    const { store } = test;
    const many = Array.from({ length: 150 }, (_item, n) => anAct({ about: String(n) }));
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure(), acts: many });
    expect((await acts()).map(({ about }) => about)).toEqual(many.map(({ about }) => about));
    expect(await faults()).toEqual([]);
  });

  it('say by a hash what a text was that is too long to be kept', async () => {
    const { store } = test;
    await store.acts.keep({ kind: 'framework' }, anAct({ after: 'x'.repeat(200_000) }));
    const [kept] = await acts();
    expect(kept?.after).toMatch(/x \[… 200000 characters; sha-256 [0-9a-f]{64}\]$/);
    expect(await faults()).toEqual([]);
  });
});

describe('acts on anything else', () => {
  it('of twenty at once are all kept, in one chain', async () => {
    const { store } = test;
    const many = Array.from({ length: 20 }, (_item, n) =>
      store.acts.keep({ kind: 'runs' }, anAct({ about: String(n) })),
    );
    await Promise.all(many);
    expect((await acts()).map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_item, n) => n + 1));
    expect(await faults()).toEqual([]);
  });

  it('on a person are not read when the person is', async () => {
    const { store, counted } = test;
    await store.register.write({ people: [aPerson()], measures: [] }, () => {});
    await store.acts.keep({ kind: 'person', key: OWNER }, anAct());
    counted.length = 0;
    expect((await store.people.byKey(OWNER))?.profile).toEqual(aPerson());
    expect(counted).toHaveLength(1);
    expect(await acts()).toMatchObject([{ on: `person ${OWNER}` }]);
  });

  it('tell of every pause and its end, once each', async () => {
    const { pauses } = test.store;
    await pauses.begin({ since: '2026-11-24T10:00:00.000Z', by: OWNER });
    await pauses.end(OWNER, '2026-11-24T11:00:00.000Z');
    await pauses.end(OWNER, '2026-11-24T12:00:00.000Z');
    expect(await pauses.current()).toBeUndefined();
    expect((await acts()).map(({ what, at }) => `${what} ${at}`)).toEqual([
      'paused 2026-11-24T10:00:00.000Z',
      'resumed 2026-11-24T11:00:00.000Z',
    ]);
  });
});

describe('an act that somebody altered by hand', () => {
  const withThree = async () => {
    for (const about of ['a', 'b', 'c']) await test.store.acts.keep({ kind: 'pause' }, anAct({ about }));
    return openTable({ kind: 'connectionString', value: await testStorage() }, test.table);
  };

  it('is found', async () => {
    const table = await withThree();
    await table.transact('pause', [{ act: 'merge', row: 'trail|000002', columns: { reason: 'Nobody knows.' } }]);
    expect(await faults()).toEqual([{ what: 'actAltered', on: 'pause', number: 2 }]);
  });

  it('is found when it was removed, first, in between or last', async () => {
    const table = await withThree();
    await table.transact('pause', [{ act: 'delete', row: 'trail|000003' }]);
    expect(await faults()).toEqual([{ what: 'actEndMissing', on: 'pause' }]);
    await table.transact('pause', [{ act: 'delete', row: 'trail|000001' }]);
    expect(await faults()).toEqual([
      { what: 'actGapBefore', on: 'pause', number: 2 },
      { what: 'actEndMissing', on: 'pause' },
    ]);
  });

  it('is found when all of them were removed and only the end is left', () => {
    expect(trailFaults('pause', [], { head: 'x', count: 3 })).toEqual([{ what: 'actEndMissing', on: 'pause' }]);
  });
});
