import { StorageUnavailable } from '../../src/core/store.ts';
import { openProduct } from '../../src/container.ts';
import { openHistories } from '../../src/storage/records/check-histories.ts';
import type { ChainFault } from '../../src/features/records/store.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { registerFiles } from '../../src/features/register/use-cases/export-register.ts';
import { fileHost, type FileHost } from '../support/file-host.ts';
import { cardOf, pressOf } from '../support/fake-connector.ts';
import { addColleague, CODE, COLLEAGUE, changed, registerDesk, type RegisterDesk } from '../support/register-desk.ts';
import { OWNER, PERFORMANCE, runningProduct } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

const START = Date.parse('2026-11-24T10:00:00Z');
const NEWCOMER = 'new.lead@example.gov.uk';

let time = new Date(START);
let product: Awaited<ReturnType<typeof runningProduct>>;
let host: FileHost;
let desk: RegisterDesk;
beforeAll(async () => {
  host = await fileHost();
  product = await runningProduct({
    clock: { now: () => time },
    register: registerOf('head.of.service@example.gov.uk'),
    addresses: { [COLLEAGUE.id]: 'second.officer@example.gov.uk' },
  });
  desk = registerDesk(product, host);
  await addColleague(product.services);
  await product.type(PERFORMANCE, 'help');
});
afterAll(async () => {
  await product.close();
  await host.close();
});
beforeEach(() => {
  time = new Date(time.getTime() + 3_600_000);
});

const later = (minutes: number) => void (time = new Date(time.getTime() + minutes * 60_000));
const said = () => desk.said();

/** The whole register as it would leave: what an undone import must leave as it was, byte for byte. */
async function register(): Promise<Record<string, string>> {
  const files = await registerFiles(product.services);
  return Object.fromEntries(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]));
}

/** Applies what was dropped last, and gives the card's *Undo*. */
async function apply(who = PERFORMANCE) {
  await product.press(who, pressOf(product.lastCard(), 'applyImport'));
  expect(said()).toContain('You can undo it for ten minutes.');
  return pressOf(product.lastCard(), 'undoImport');
}

/** Changes a title, adds a measure with a new owner, and a group; all of it in one workbook. */
async function workbook() {
  const copy = await desk.copyOf(PERFORMANCE);
  const edit = (row: Record<string, string>) => {
    if (row['code'] === CODE) Object.assign(row, { title: 'Looked after children, in all', theme: 'Children' });
    if (row['email'] === 'service.manager@example.gov.uk') row['service'] = 'Early help';
  };
  return changed(copy, edit, {
    measures: [
      { code: 'NEW-1', title: 'A new one', direction: 'higher', frequency: 'annual', status: 'live', owner: NEWCOMER },
    ],
    people: [{ email: NEWCOMER, name: 'New Lead' }],
    groups: [
      {
        code: 'foster',
        name: 'Foster carers',
        kind: 'noticeboard',
        size: '12',
        work: 'They look after children.',
        measures: CODE,
      },
    ],
  });
}

const readings = (...rows: string[]) => Buffer.from(['code,period,value,so_what', ...rows].join('\n'));
/** What `pmif doctor` finds amiss in the chains of revisions and acts. */
async function faults(): Promise<ChainFault[]> {
  const { storage, tablePrefix } = product.config;
  if (storage.kind === 'local') throw new Error('the test has a storage of its own');
  const found: ChainFault[] = [];
  for await (const fault of (await openHistories(storage, tablePrefix)).faults()) found.push(fault);
  return found;
}

it('an import that is undone leaves the register as it was, to the last byte, and the trail tells of both', async () => {
  const before = await register();
  await desk.drop(PERFORMANCE, await workbook());
  const undo = await apply();
  expect(await register()).not.toEqual(before);
  later(9);
  await product.press(PERFORMANCE, undo);
  expect(said()).toMatch(/Undone: 5 rows from Register.xlsx stand as before/);
  expect(await register()).toEqual(before);
  expect(await desk.measure('NEW-1')).toBeUndefined();
  expect(await product.services.store.people.byEmail(NEWCOMER)).toBeUndefined();

  const lead = await product.services.store.people.byEmail('performance.lead@example.gov.uk');
  const audit = await exportRows(product.services, 'audit');
  const ofIt = audit.filter(({ by, at }) => by === lead?.profile.key && String(at) >= time.toISOString().slice(0, 13));
  expect(ofIt.map(({ what, on, about }) => [what, String(on).split(' ')[0], about])).toEqual(
    expect.arrayContaining([
      ['added', 'measure', ''],
      ['undone', 'measure', ''],
      ['added', 'person', ''],
      ['undone', 'person', ''],
      ['undone', 'framework', 'group foster'],
    ]),
  );
  expect(ofIt.find(({ what, on }) => what === 'undone' && on === `measure ${CODE}`)).toMatchObject({
    before: expect.stringContaining('in all'),
    after: expect.stringContaining('Number of looked after children'),
    reason: 'Undoes the import of Register.xlsx.',
  });
});

it('an import that was broken off and pressed again is undone in full', async () => {
  const before = await register();
  const bytes = await workbook();
  await desk.drop(PERFORMANCE, bytes);
  const { store } = product.services;
  const whole = store.register.write;
  const half = jest.spyOn(store.register, 'write').mockImplementationOnce((change, progress) => {
    const measures = change.measures.filter(({ code }) => code === CODE);
    const breakOff = () => Promise.reject(new StorageUnavailable('broken off'));
    return whole({ people: change.people, measures, ...(change.acts && { acts: change.acts }) }, progress, breakOff);
  });
  await product.press(PERFORMANCE, pressOf(product.lastCard(), 'applyImport'));
  half.mockRestore();
  expect(await desk.measure()).toMatchObject({ theme: 'Children' });
  expect(await desk.measure('NEW-1')).toBeUndefined();
  later(1);
  await desk.drop(PERFORMANCE, bytes);
  await product.press(PERFORMANCE, await apply());
  expect(await register()).toEqual(before);
  expect(await faults()).toEqual([]);
});

it('what was taken out can be imported again, and its chains go on', async () => {
  await desk.drop(PERFORMANCE, await workbook());
  const undo = await apply();
  expect(await desk.measure('NEW-1')).toMatchObject({ title: 'A new one', status: 'live' });
  const owner = await product.services.store.people.byEmail(NEWCOMER);
  expect(owner?.duties).toEqual([{ as: 'owner', code: 'NEW-1' }]);
  await product.press(PERFORMANCE, undo);
  expect(await desk.measure('NEW-1')).toBeUndefined();
  expect(await faults()).toEqual([]);
});

it('readings that it added are taken out, and those that it revised stand as before; every revision is kept', async () => {
  const before = await register();
  const file = await product.services.store.measures.open(CODE);
  const known = file?.readings.at(-1);
  if (known === undefined) throw new Error('no reading');
  const sheet = readings(`${CODE},${known.period.text},999,Another number.`, `${CODE},2021-03-31,480,An older one.`);
  await desk.drop(PERFORMANCE, sheet, 'readings.csv');
  await product.press(PERFORMANCE, await apply());
  expect(said()).toMatch(/Undone: 2 rows from readings.csv/);
  expect(await register()).toEqual(before);
  const after = await product.services.store.measures.open(CODE);
  const { undone: _undone, revision: _revision, ...stands } = after?.readings.at(-1) ?? {};
  const { revision: _before, undone: _earlier, ...stood } = known;
  expect(stands).toEqual(stood);
  const revisions = (await exportRows(product.services, 'revisions')).filter(({ code }) => code === CODE);
  const ofPeriod = (period: string) =>
    revisions.filter((one) => one['period'] === period).map(({ revision, value, act }) => [revision, value, act]);
  expect(ofPeriod('2021-03-31')).toEqual([
    [1, '480', ''],
    [2, '480', 'takenOut'],
  ]);
  expect(ofPeriod(known.period.text).slice(-2)).toEqual([
    [known.revision + 1, '999', ''],
    [known.revision + 2, known.value, 'undone'],
  ]);

  // And once more: the number of its revision counts on.
  await desk.drop(PERFORMANCE, readings(`${CODE},2021-03-31,481,An older one.`), 'readings.csv');
  await product.press(PERFORMANCE, await apply());
  expect(await register()).toEqual(before);
  expect(await faults()).toEqual([]);
});

it('what was changed again since stays, and is named; the rest is undone', async () => {
  const before = await desk.measure();
  await desk.drop(PERFORMANCE, await workbook());
  const undo = await apply();
  const file = await product.services.store.measures.open(CODE);
  if (file === undefined) throw new Error('not there');
  await product.services.store.measures.save(file, { measure: { ...file.measure, title: 'Somebody else’s title' } });
  await product.press(PERFORMANCE, undo);
  expect(said()).toContain(`${CODE}: title changed again since, and stays as it is now.`);
  expect(await desk.measure()).toEqual({ ...before, title: 'Somebody else’s title' });
  const now = await product.services.store.measures.open(CODE);
  if (now === undefined || before === undefined) throw new Error('not there');
  await product.services.store.measures.save(now, { measure: before });
});

it('is done once, by whoever applied it, within ten minutes, and after a restart', async () => {
  const before = await register();
  await desk.drop(PERFORMANCE, await workbook());
  const undo = await apply();
  await product.press(OWNER, undo);
  expect(said()).toContain('for the performance team');
  await product.press(COLLEAGUE, undo);
  expect(said()).toContain('can no longer be undone');

  const second = await openProduct(product.config, { clock: { now: () => time }, logTo: { write: () => undefined } });
  const server = await second.listen();
  const activity = product.activityOf(PERFORMANCE, { value: undo, replyToId: product.last().id });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  expect(JSON.stringify(cardOf(product.last()))).toContain('stand as before');
  await server.close();
  await second.close();
  later(1); // the first process keeps the groups in memory for half a minute
  expect(await register()).toEqual(before);
  await product.press(PERFORMANCE, undo);
  expect(said()).toContain('can no longer be undone');

  await desk.drop(PERFORMANCE, await workbook());
  const late = await apply();
  later(11);
  await product.press(PERFORMANCE, late);
  expect(said()).toContain('can no longer be undone');
  expect(await desk.measure('NEW-1')).toBeDefined();
});

it('costs about four storage transactions for each row that it changed, however large the register is', async () => {
  const copy = await desk.copyOf(PERFORMANCE);
  let rows = 0;
  const all = await changed(copy, (row, kind) => {
    if (kind === 'measures') Object.assign(row, { theme: `Theme ${++rows}` });
  });
  await desk.drop(PERFORMANCE, all);
  const undo = await apply();
  product.counted.length = 0;
  await product.press(PERFORMANCE, undo);
  expect(said()).toContain(`Undone: ${rows} rows`);
  expect(product.counted.length).toBeLessThan(4 * rows + 15);
});
