import { openHistories } from '../../../../src/storage/records/check-histories.ts';
import { openTable, type AzureTable } from '../../../../src/storage/engine/table.ts';
import { actRows, NO_ACTS } from '../../../../src/storage/records/trail.ts';
import { toColumns } from '../../../../src/storage/engine/entity.ts';
import { housekeep, housekeepOnceADay } from '../../../../src/features/records/use-cases/housekeep.ts';
import type { Services } from '../../../../src/core/services.ts';
import type { AuditEntry } from '../../../../src/core/audit-entry.ts';
import { newMessage } from '../../../../src/messaging/rules/message.ts';
import type { Held } from '../../../../src/features/records/rules/hold.ts';
import { testStorage, testStore, type TestStore } from '../../../support/azurite.ts';
import { aFramework } from '../../../support/frameworks.ts';
import { aDraft, aDue, aMeasure, aPerson, aReading, DEPUTY, newFile, opened, OWNER } from '../../../storage/samples.ts';
import { servicesOver } from '../../../support/services.ts';
import { aTopic } from '../../../support/topics.ts';

let test: TestStore;
let services: Services;
let table: AzureTable;
beforeEach(async () => {
  test = await testStore();
  services = servicesOver({ store: test.store, clock: test.clock });
  table = await openTable({ kind: 'connectionString', value: await testStorage() }, test.table);
  const people = [aPerson(), aPerson({ key: DEPUTY, email: 'deputy@example.gov.uk', aliases: [] })];
  await test.store.register.write({ framework: aFramework(), people, measures: [] }, () => {});
});

const run = (most?: number) => housekeep(services, { dry: false, ...(most !== undefined && { most }) });

async function faults() {
  const found = [];
  const histories = await openHistories({ kind: 'connectionString', value: await testStorage() }, test.table);
  for await (const fault of histories.faults()) found.push(fault);
  return found;
}

async function rows(prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { partition, row } of table.list('')) if (row.startsWith(prefix)) found.push(`${partition} ${row}`);
  return found;
}

const anAct = (at: string, some: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ what: 'changed', by: OWNER, at, before: 'a', after: 'b', reason: '' },
  ...some,
});

/** A message of somebody that was delivered, or still waits. */
async function said(day: string, to = OWNER, delivered = true) {
  const topics = [aTopic('BSC-1', '2026-09-30', 'ask')];
  const message = newMessage({ key: `ask|${to}|${day}`, kind: 'ask', to, topics, run: `ask ${day}` }, new Date(day));
  await test.store.outbox.put([message]);
  await test.store.runs.keep({ run: `ask ${day}`, job: 'ask', at: `${day}T09:30:00.000Z`, people: 1 });
  if (!delivered) return;
  const [waiting] = (await test.store.outbox.ready(new Date(`${day}T23:00:00Z`), 100)).slice(-1);
  const inHand = waiting && (await test.store.outbox.open(waiting));
  if (inHand) await test.store.outbox.record(inHand, { state: 'delivered', attempts: 1, reason: '', activityId: 'a' });
}

describe('what is older than the framework says', () => {
  beforeEach(async () => {
    test.clock.set('2025-01-07T10:00:00Z');
    await test.store.measures.save(newFile(aMeasure()), {
      measure: aMeasure(),
      drafts: [aDraft({ at: '2025-01-07T10:00:00.000Z' })],
    });
    await said('2025-01-07');
    await said('2025-01-07', DEPUTY, false);
    test.clock.set('2026-11-20T10:00:00Z');
    await said('2026-11-20');
  });

  it('goes: messages that had their end, days, runs and drafts; what still waits stays; the audit says what went', async () => {
    const report = await run();
    expect(report).toMatchObject({ removed: { messages: 3, drafts: 1, runs: 3 }, keptByHold: 0, more: false });
    expect(await rows('msg|')).toHaveLength(2);
    expect((await rows('msg|')).join()).toContain(`msg|ask~7c${DEPUTY}~7c2025-01-07`);
    expect(await rows('day|')).toEqual([`p|${OWNER} day|2026-11-20`]);
    expect((await opened(test.store)).drafts).toEqual([]);
    const acts = [];
    for await (const act of test.store.acts.all()) acts.push(act);
    expect(acts).toMatchObject([{ on: 'store', what: 'removedByAge', by: 'product' }]);
    expect(acts[0]?.after).toContain('"messages":3');
    expect(await faults()).toEqual([]);
  });

  it('is only counted in a dry run', async () => {
    const before = await rows('');
    expect(await housekeep(services, { dry: true })).toMatchObject({ removed: { messages: 3, drafts: 1, runs: 3 } });
    expect(await rows('')).toEqual(before);
  });

  it('goes so much a beat, and the next beat goes on until the day’s work is done', async () => {
    expect(await run(2)).toMatchObject({ removed: { messages: 2 }, more: true });
    expect(await housekeepOnceADay(services)).toMatchObject({
      removed: { messages: 1, drafts: 1, runs: 3 },
      more: false,
    });
    test.counted.length = 0;
    expect(await housekeepOnceADay(services)).toBeUndefined();
    expect(test.counted.length).toBeLessThanOrEqual(2);
    test.clock.set('2026-11-21T04:10:00Z');
    expect(await housekeepOnceADay(services)).toMatchObject({ removed: {} });
  });

  it.each([
    ['everything', { kind: 'everything' }, {}],
    ['the measure that it is about', { kind: 'measure', code: 'bsc-1' }, { messages: 2, runs: 3 }],
    ['the person whose it is', { kind: 'person', key: OWNER }, { messages: 1, runs: 3 }],
  ] as const)(
    'stays while a legal hold keeps %s, and goes once the hold has ended',
    async (_name, held: Held, removed) => {
      const since = '2026-11-20T10:00:00.000Z';
      const hold = { held, since, by: DEPUTY, reason: 'A complaint to the Ombudsman.' };
      await test.store.holds.begin(hold, anAct(since, { what: 'holdBegun' }));
      expect(await test.store.holds.all()).toEqual([hold]);
      const report = await run();
      // Days on which people heard name no measure: those of others go.
      expect(report.removed).toEqual(removed);
      expect(report.keptByHold).toBeGreaterThan(0);
      await test.store.holds.end(held, anAct(since, { what: 'holdEnded' }));
      expect((await run()).keptByHold).toBe(0);
      expect((await rows('msg|')).filter((row) => row.includes(`${OWNER}~7c2025-01-07`))).toEqual([]);
      expect(await faults()).toEqual([]);
    },
  );
});

describe('the ends of all chains', () => {
  it('are anchored once a day, and sealed by one hash that says what it said before', async () => {
    await test.store.measures.save(newFile(aMeasure()), { measure: aMeasure(), readings: [aReading()] });
    await test.store.acts.keep({ kind: 'pause' }, anAct('2026-11-24T10:00:00.000Z'));
    const { anchored } = await run();
    expect(anchored).toMatchObject({ chains: 2, moved: 2 });
    test.clock.set('2026-11-25T04:10:00Z');
    expect((await run()).anchored).toEqual({ ...anchored, moved: 0 });
    expect(await faults()).toEqual([]);
  });

  const rewrite = async () => {
    const acts = [1, 2, 3].map((n) => anAct(`2026-11-24T1${n}:00:00.000Z`));
    for (const act of acts) await test.store.acts.keep({ kind: 'pause' }, act);
    await run();
    // Somebody who knows how the chain is made writes it anew, end and all.
    const forged = actRows('pause', NO_ACTS, [anAct('2026-11-24T11:00:00.000Z', { by: DEPUTY }), ...acts.slice(1)]);
    for (const row of forged.rows) await table.transact('pause', [{ ...row, act: 'put' } as typeof row]);
    await table.transact('pause', [{ act: 'put', row: 'trail|head', columns: toColumns(forged.end) }]);
  };

  it('betray a chain that was written anew with hashes that fit', async () => {
    await rewrite();
    expect(await faults()).toEqual([{ what: 'anchorMissing', on: 'pause', day: '2026-11-24' }]);
  });

  it('betray it also where its anchor was altered to fit, for that was sealed', async () => {
    await rewrite();
    const { head } = (await table.get('pause', 'trail|head'))?.columns ?? {};
    await table.transact('anchor|pause|acts', [
      { act: 'merge', row: '2026-11-24', columns: toColumns({ head: String(head) }) },
    ]);
    expect(await faults()).toEqual([{ what: 'anchorsAltered', day: '2026-11-24' }]);
  });
});

describe('old acts', () => {
  beforeEach(async () => {
    test.clock.set('2019-03-04T10:00:00Z');
    for (const n of [1, 2]) await test.store.acts.keep({ kind: 'runs' }, anAct(`2019-03-0${n}T10:00:00.000Z`));
    await run();
    test.clock.set('2019-03-06T10:00:00Z');
    await test.store.acts.keep({ kind: 'runs' }, anAct('2019-03-05T10:00:00.000Z'));
    test.clock.set('2026-11-24T04:10:00Z');
    await test.store.acts.keep({ kind: 'runs' }, anAct('2026-11-23T10:00:00.000Z'));
  });

  it('are cut off at an anchor and nowhere else, and what stays is sound', async () => {
    // The third has no anchor of its own: the chain is cut at the second.
    expect((await run()).removed).toEqual({ audit: 2 });
    expect((await rows('trail|')).filter((row) => row.startsWith('runs'))).toEqual([
      'runs trail|000003',
      'runs trail|000004',
      'runs trail|head',
    ]);
    expect(await faults()).toEqual([]);
    await table.transact('runs', [{ act: 'delete', row: 'trail|000003' }]);
    expect(await faults()).toMatchObject([{ what: 'actGapBefore', on: 'runs', number: 4 }]);
  });

  it('are not cut where a legal hold keeps one of them', async () => {
    const since = '2026-11-20T10:00:00.000Z';
    const held = { kind: 'person' as const, key: OWNER };
    await test.store.holds.begin({ held, since, by: DEPUTY, reason: 'r' }, anAct(since, { by: DEPUTY }));
    expect(await run()).toMatchObject({ removed: {}, keptByHold: 3 });
  });
});

describe('the readings of a measure', () => {
  const given = async (status: 'live' | 'retired') => {
    test.clock.set('2018-06-01T10:00:00Z');
    const at = '2018-06-01T10:00:00.000Z';
    const [old] = [{ text: '2018-03-31', kind: 'point-in-time', start: '2018-03-31', end: '2018-03-31' } as never];
    await test.store.measures.save(newFile(aMeasure({ status })), {
      measure: aMeasure({ status }),
      readings: [aReading({ at, period: old })],
      due: [aDue({ period: old })],
    });
    test.clock.set('2026-11-23T04:10:00Z');
  };

  it('that lives stay, however old they are', async () => {
    await given('live');
    expect((await run()).removed).toEqual({});
  });

  it('that is retired go once the last change of them is older than the framework says, and the doctor is content', async () => {
    await given('retired');
    expect((await run()).removed).toEqual({ readings: 3 });
    expect(await test.store.measures.open('BSC-1')).toMatchObject({
      measure: { code: 'BSC-1' },
      readings: [],
      due: [],
    });
    expect(await faults()).toEqual([]);
    test.clock.set('2026-11-24T04:10:00Z');
    expect((await run()).removed).toEqual({});
    expect(await faults()).toEqual([]);
  });
});
