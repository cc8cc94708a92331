import { TableClient } from '@azure/data-tables';
import { openStore } from '../../src/storage/store.ts';
import { StorageUnavailable } from '../../src/core/store.ts';
import { day } from '../../src/core/calendar/day.ts';
import type { Framework } from '../../src/core/measures/framework.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import { USUAL_QUIET } from '../../src/core/measures/quiet-rules.ts';
import { testClock, testStorage, testStore } from '../support/azurite.ts';
import { aDraft, aMeasure, aReading, newFile } from './samples.ts';
import { countsTowardsDailyLimit } from '../support/services.ts';

const framework: Framework = {
  organisation: {
    name: 'Gateshead Council',
    contact: 'performance@example.gov.uk',
    privacyNotice: 'https://example.gov.uk/p',
  },
  pledges: [
    {
      code: 'P1',
      wordings: [{ from: day('2018-01-01'), text: 'Put people and families at the heart of everything we do' }],
    },
  ],
  objectives: [],
  themes: ['Finance'],
  committees: [
    {
      code: 'FAM',
      title: 'Families',
      remit: 'x'.repeat(500_000) + '🙂'.repeat(1000),
      exempt: [],
      meetings: [
        {
          date: day('2027-01-20'),
          takesPerformance: { text: 'FY2026/27-H1', start: day('2026-04-01'), end: day('2026-09-30') },
          paperDeadline: day('2027-01-08'),
        },
        { date: day('2027-03-20'), paperDeadline: day('2027-03-08') },
      ],
    },
  ],
  closureDays: [day('2026-12-29')],
  preElection: [{ from: day('2027-03-29'), until: day('2027-05-06') }],
  quiet: USUAL_QUIET,
  retentionMonths: { messages: 24 },
  smallNumber: 5,
};
const group = {
  code: 'G1',
  name: 'Cleaners',
  kind: 'noticeboard',
  lead: '',
  work: 'Clean schools.',
  forResidents: 'Pupils sit in clean rooms.',
  moves: { 'BSC-1': 'Clean rooms contribute to fewer days off sick.' },
  measures: ['BSC-1'],
} as const;

describe('the framework', () => {
  it('comes back whole, however long, and costs nothing for half a minute', async () => {
    const { store, clock, counted } = await testStore();
    await expect(store.frameworks.current()).rejects.toThrow('import a register first');
    await store.frameworks.save(framework, [group]);
    counted.length = 0;
    expect(await store.frameworks.current()).toEqual(framework);
    expect(await store.frameworks.groups()).toEqual([group]);
    expect(counted).toHaveLength(1);
    clock.set('2026-11-24T10:00:31Z');
    await store.frameworks.current();
    expect(counted).toHaveLength(2);
    await store.frameworks.save({ ...framework, themes: [] }, []);
    expect(await store.frameworks.current()).toMatchObject({ themes: [] });
    // An import without groups or framework leaves those that are there.
    await store.register.write({ framework, people: [], measures: [] }, () => {});
    await store.register.write({ groups: [group], people: [], measures: [] }, () => {});
    expect([await store.frameworks.current(), await store.frameworks.groups()]).toEqual([framework, [group]]);
  });
});

describe('wakes and runs', () => {
  it('give what has come and no more, in one transaction', async () => {
    const { store, counted } = await testStore();
    await store.wakes.set('ask', "M/1'", day('2026-11-24'));
    await store.wakes.set('ask', 'M-2', day('2026-11-25'));
    await store.wakes.set('ask', 'M-3', day('2026-11-20'));
    counted.length = 0;
    expect(await store.wakes.due('ask', day('2026-11-24'))).toEqual([
      { id: 'M-3', on: '2026-11-20' },
      { id: "M/1'", on: '2026-11-24' },
    ]);
    expect(counted).toHaveLength(1);
    await store.wakes.clear('ask', 'M-3', day('2026-11-20'));
    await store.wakes.clear('ask', 'M-3', day('2026-11-20'));
    expect(await store.wakes.due('ask', day('2026-11-24'))).toHaveLength(1);
    expect(await store.wakes.due('remind', day('2026-11-24'))).toEqual([]);
  });

  it('are set and cleared a hundred in a transaction, whoever cleared some of them before', async () => {
    const { store, counted } = await testStore();
    const wakes = Array.from({ length: 150 }, (_, number) => ({
      job: number % 3 === 0 ? ('remind' as const) : ('ask' as const),
      id: `M-${number % 120}`,
      on: day('2026-11-24'),
    }));
    counted.length = 0;
    await store.wakes.setAll(wakes);
    expect(counted).toHaveLength(2);
    expect(await store.wakes.due('ask', day('2026-11-24'))).toHaveLength(80);
    expect(await store.wakes.due('remind', day('2026-11-24'))).toHaveLength(40);
    await store.wakes.clear('ask', 'M-1', day('2026-11-24'));
    await store.wakes.clearAll(wakes);
    expect(await store.wakes.due('ask', day('2026-11-24'))).toEqual([]);
    expect(await store.wakes.due('remind', day('2026-11-24'))).toEqual([]);
    await store.wakes.setAll([]);
  });

  it('keep runs by job, and look as far back as they are asked to', async () => {
    const { store, clock } = await testStore();
    const run = { run: 'r', job: 'ask', at: '2026-11-20T09:00:00.000Z', people: 3 };
    for (const one of [run, { ...run, run: 'old', at: '2026-01-01T09:00:00Z' }]) await store.runs.keep(one);
    await store.runs.keep({ ...run, job: 'asks', run: 'other' });
    expect(await store.runs.recent('ask', clock.now(), 90)).toEqual([run]);
    expect(await store.runs.recent('ask', clock.now(), 1)).toEqual([]);
    expect(await store.runs.recent('ask', clock.now(), 900)).toHaveLength(2);
  });

  it('hold one run of a job, until it is let go', async () => {
    const { store } = await testStore();
    const run = { run: 'r', job: 'ask', at: '2026-11-20T09:00:00.000Z', people: 30 };
    expect(await store.runs.held('ask')).toBeUndefined();
    await store.runs.hold(run);
    await store.runs.hold({ ...run, people: 31 });
    expect([await store.runs.held('ask'), await store.runs.held('remind')]).toEqual([
      { ...run, people: 31 },
      undefined,
    ]);
    await store.runs.letGo('ask');
    await store.runs.letGo('ask');
    expect(await store.runs.held('ask')).toBeUndefined();
  });

  it('know whether everything is paused, since when and by whom', async () => {
    const { store } = await testStore();
    const pause = { since: '2026-11-24T10:00:00.000Z', by: 'p1' as PersonKey };
    expect(await store.pauses.current()).toBeUndefined();
    await store.pauses.begin(pause);
    expect(await store.pauses.current()).toEqual(pause);
    await store.pauses.end(pause.by, '2026-11-24T10:00:00.000Z');
    await store.pauses.end(pause.by, '2026-11-24T10:00:00.000Z');
    expect(await store.pauses.current()).toBeUndefined();
  });
});

describe('the table itself', () => {
  it('reads well in another tool: figures, words and numbers under their own names', async () => {
    const { store, table } = await testStore();
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure(), readings: [aReading({ value: '1234.50' })] });
    const client = TableClient.fromConnectionString(await testStorage(), table, { allowInsecureConnection: true });
    expect(await client.getEntity('m|BSC-1', 'at|2026-09-30|reading|2026-09-30')).toMatchObject({
      code: 'BSC-1',
      period: '2026-09-30',
      value: '1234.50',
      valueNumber: 1234.5,
      typed: '£1,234.50',
      status: 'final',
      soWhat: aReading().soWhat,
      revision: 1,
      released: false,
    });
  });

  it('says where a row is that cannot be read, and not what stands there', async () => {
    const { store, table } = await testStore();
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure() });
    const client = TableClient.fromConnectionString(await testStorage(), table, { allowInsecureConnection: true });
    const row = { partitionKey: 'm|BSC-1', rowKey: 'measure' };
    await client.updateEntity({ ...row, direction: 'a private word', pledgesJson: '[]' }, 'Merge');
    await expect(store.measures.open('BSC-1')).rejects.toThrow(
      'Row m|BSC-1 / measure cannot be read: look at direction.',
    );
    await client.updateEntity({ ...row, direction: 'higher', pledgesJson: 'a private word' }, 'Merge');
    await expect(store.measures.open('BSC-1')).rejects.toThrow(
      'Row m|BSC-1 / measure cannot be read: look at pledgesJson.',
    );
  });

  it('keeps words of any length up to a megabyte, emoji and all', async () => {
    const { store } = await testStore();
    const drafts = [aDraft({ soWhat: `a${'🙂'.repeat(40_000)}`, nextSteps: 'n'.repeat(64_000) })];
    await store.measures.save(newFile(aMeasure()), { measure: aMeasure(), drafts });
    expect((await store.measures.open('BSC-1'))?.drafts).toEqual(drafts);
  });

  it('that does not answer is StorageUnavailable, without the request in its cause', async () => {
    const value = (await testStorage()).replace(/127\.0\.0\.1:\d+/, '127.0.0.1:1');
    const opening = openStore({
      connection: { kind: 'connectionString', value },
      tablePrefix: 'pmif',
      clock: testClock(),
      countsTowardsDailyLimit,
    });
    const error: unknown = await opening.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StorageUnavailable);
    expect((error as Error).cause).toEqual(new Error('ECONNREFUSED'));
  });
});
