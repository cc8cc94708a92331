import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import { fileHost, type FileHost } from '../support/file-host.ts';
import { listDue } from '../../src/features/readings/use-cases/list-due.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import { aDueReading } from '../support/examples.ts';
import { cardOf, pressOf, textsOf } from '../support/fake-connector.ts';
import {
  addColleague,
  CODE,
  COLLEAGUE,
  changed,
  registerDesk,
  type RegisterDesk,
  tools,
} from '../support/register-desk.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

let product: Awaited<ReturnType<typeof runningProduct>>;
let host: FileHost;
let desk: RegisterDesk;
beforeAll(async () => {
  host = await fileHost();
  product = await runningProduct({
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

const said = () => desk.said();
const fetched = () => desk.fetched();
const fetchedBytes = () => desk.fetchedBytes();
const drop: RegisterDesk['drop'] = (...file) => desk.drop(...file);
const copyOf = () => desk.copyOf(PERFORMANCE);
const measure = () => desk.measure(CODE);

it('somebody who is not of the performance team is given no register, and may drop none', async () => {
  await product.type(OWNER, 'export register');
  expect(said()).toContain('for the performance team');
  const asked = host.asked.length;
  await drop(MANAGER, new Uint8Array(10));
  expect(host.asked).toHaveLength(asked);
  await drop(OWNER, Buffer.from('code,title,direction,frequency\n'), 'measures.csv');
  expect(said()).toContain('for the performance team');
  await product.press(OWNER, { verb: 'exportRegister', subject: '' });
  expect(said()).toContain('for the performance team');
});

it('a copy that comes back unchanged says that there is nothing to change', async () => {
  const copy = await copyOf();
  expect(copy.sheets.map(({ name }) => name)).toEqual(['measures', 'people', 'groups']);
  await drop(PERFORMANCE, await changed(copy, () => undefined));
  expect(said()).toContain('says what is stored already');
});

it('problems come back as the same workbook; mended, what would change is shown, and Apply writes it, once', async () => {
  const copy = await copyOf();
  const broken = await changed(copy, (row) => {
    if (row.code !== CODE) return;
    row.direction = 'sideways';
    row.owner = 'nobody@elsewhere.uk';
  });
  await drop(PERFORMANCE, broken);
  expect(said()).toMatch(/We found 2 problems in Register.xlsx, and changed nothing/);
  const back = await fetched();
  expect(back.stamp).toBe(copy.stamp);
  const row = back.sheets[0]?.rows.find(([code]) => code === CODE) ?? [];
  expect(row[1]).toMatch(/direction: .*sideways.*\n?.*owner: /s);

  const mended = await changed(back, (one) => {
    if (one.code !== CODE) return;
    one.direction = 'lower';
    one.owner = 'service.manager@example.gov.uk';
    one.title = 'Looked after children, in all';
  });
  await drop(PERFORMANCE, mended);
  expect(said()).toMatch(/It would change 1 row\./);
  expect(said()).toContain('title: Number of looked after children → Looked after children, in all');
  expect((await measure())?.title).toBe('Number of looked after children');
  const apply = pressOf(product.lastCard(), 'applyImport');
  await product.press(OWNER, apply);
  expect(said()).toContain('for the performance team');
  await product.press(PERFORMANCE, apply);
  expect(said()).toMatch(/Done: 1 row changed/);
  expect((await measure())?.title).toBe('Looked after children, in all');
  await product.press(PERFORMANCE, apply);
  expect(said()).toContain('nothing to change');
});

it('where Teams changed since, a person is asked row by row; their choice stands, and what only the file changed too', async () => {
  const copy = await copyOf();
  // Meanwhile the manager gives the measure to somebody else, in Teams.
  const file = await product.services.store.measures.open(CODE);
  const deputy = await product.services.store.people.byEmail('deputy.service.manager@example.gov.uk');
  if (file === undefined || deputy === undefined) throw new Error('not there');
  const manager = file.measure.manager ?? ('' as never);
  const act = { what: 'reassigned', about: 'owner', by: manager, at: '2026-11-24T10:20:00.000Z', before: '' } as const;
  const acts = [{ ...act, after: deputy.profile.key, reason: '' }];
  await product.services.store.measures.save(file, { measure: { ...file.measure, owner: deputy.profile.key }, acts });

  const mine = await changed(copy, (row) => {
    if (row.code === CODE) row.theme = 'Children';
  });
  await drop(PERFORMANCE, mine);
  expect(said()).toContain('Owner changed in Teams on 24 November 2026, by its manager; your file has the old one.');
  expect(said()).toContain('Keep Teams’: deputy.service.manager@example.gov.uk');
  const apply = pressOf(product.lastCard(), 'applyImport');
  await product.press(PERFORMANCE, { ...apply, q0: 'keep' });
  expect(await measure()).toMatchObject({ theme: 'Children', owner: deputy.profile.key });

  await drop(PERFORMANCE, mine);
  await product.press(PERFORMANCE, { ...pressOf(product.lastCard(), 'applyImport'), q0: 'mine' });
  const owner = await product.services.store.people.byEmail('service.manager@example.gov.uk');
  expect(await measure()).toMatchObject({ owner: owner?.profile.key });
});

it('a card that is not true any more is shown anew, and writes nothing', async () => {
  const copy = await copyOf();
  await drop(
    PERFORMANCE,
    await changed(copy, (row) => {
      if (row.code === CODE) row.definition = 'Children in the care of the council.';
    }),
  );
  const apply = pressOf(product.lastCard(), 'applyImport');
  const file = await product.services.store.measures.open(CODE);
  if (file === undefined) throw new Error('not there');
  await product.services.store.measures.save(file, { measure: { ...file.measure, definition: 'Somebody else’s.' } });
  await product.press(PERFORMANCE, apply);
  expect(said()).toMatch(/Something has changed in Teams since this card/);
  expect(said()).toMatch(
    /Definition changed in Teams since your copy of 24 November 2026; it changed in your file as well/,
  );
  expect((await measure())?.definition).toBe('Somebody else’s.');
});

it('a row that was taken out is asked about, and retired only when that is said', async () => {
  const copy = await copyOf();
  await drop(
    PERFORMANCE,
    await changed(copy, (row) => {
      if (row.code === CODE) row.gone = 'yes';
    }),
  );
  expect(said()).toContain('Your file no longer has this measure');
  await product.press(PERFORMANCE, { ...pressOf(product.lastCard(), 'applyImport'), q0: 'keep' });
  expect((await measure())?.status).toBe('live');
});

it('a measure that is retired asks nobody any more, and asks again when it is live again', async () => {
  const { store } = product.services;
  const opened = await store.measures.open(CODE);
  if (opened === undefined) throw new Error('not there');
  const open = aDueReading({ period: periodOf('2026-09-30') });
  await store.measures.save(opened, {
    due: [open, aDueReading({ period: periodOf('2026-03-31'), state: 'answered' })],
  });
  const states = async () => (await store.measures.open(CODE))?.due.map(({ period, state }) => [period.text, state]);
  const lists = async () =>
    (await listDue(product.services)).filter(({ code }) => code === CODE).map(({ state }) => state);
  expect(await lists()).toContain('open');

  await drop(PERFORMANCE, await changed(await copyOf(), (row) => void (row.code === CODE && (row.gone = 'yes'))));
  await product.press(PERFORMANCE, { ...pressOf(product.lastCard(), 'applyImport'), q0: 'mine' });
  expect((await measure())?.status).toBe('retired');
  expect(await states()).toEqual(
    expect.arrayContaining([
      ['2026-03-31', 'answered'],
      ['2026-09-30', 'withdrawn'],
    ]),
  );
  expect(await lists()).not.toContain('open');

  await drop(PERFORMANCE, await changed(await copyOf(), (row) => void (row.code === CODE && (row.status = 'live'))));
  await product.press(PERFORMANCE, pressOf(product.lastCard(), 'applyImport'));
  expect(await states()).toEqual(
    expect.arrayContaining([
      ['2026-03-31', 'answered'],
      ['2026-09-30', 'open'],
    ]),
  );
});

it('a row that is new in the file is added, and says so first', async () => {
  const row = { code: 'NEW-1', title: 'Young people in a youth club', direction: 'higher', frequency: 'annual' };
  await drop(PERFORMANCE, await changed(await copyOf(), () => undefined, { measures: [row] }));
  expect(said()).toMatch(/It would add 1 row/);
  expect(said()).toContain('New measure: NEW-1 Young people in a youth club');
  await product.press(PERFORMANCE, pressOf(product.lastCard(), 'applyImport'));
  expect(await desk.measure('NEW-1')).toMatchObject({ title: 'Young people in a youth club', status: 'draft' });
});

it('two officers at once: what the first applied is shown to the second before anything of theirs is written', async () => {
  const copy = await copyOf();
  const mine = await changed(copy, (row) => void (row.code === CODE && (row.theme = 'First')));
  const theirs = await changed(copy, (row) => void (row.code === CODE && (row.theme = 'Second')));
  await drop(PERFORMANCE, mine);
  const first = pressOf(product.lastCard(), 'applyImport');
  await drop(COLLEAGUE, theirs);
  const second = pressOf(product.lastCard(), 'applyImport');
  // Both press at the same moment: one of them is let through, the other is told.
  const before = product.connector.sent.length;
  await Promise.all([product.press(PERFORMANCE, first), product.press(COLLEAGUE, second)]);
  const told = product.connector.sent.slice(before).map((sent) => textsOf(cardOf(sent)).join(' '));
  expect(told.filter((text) => text.includes('Done: 1 row changed'))).toHaveLength(1);
  expect(told.filter((text) => /A colleague is applying|Something has changed in Teams/.test(text))).toHaveLength(1);

  const winner = (await measure())?.theme === 'First' ? 'First' : 'Second';
  const [who, press] = winner === 'First' ? [COLLEAGUE, second] : [PERFORMANCE, first];
  await product.press(who, press);
  expect(said()).toContain(
    'Theme changed in Teams on 24 November 2026, by the performance team; it changed in your file as well.',
  );
  expect((await measure())?.theme).toBe(winner);
  await product.press(who, { ...pressOf(product.lastCard(), 'applyImport'), q0: 'mine' });
  expect((await measure())?.theme).toBe(winner === 'First' ? 'Second' : 'First');
});

it('everything leaves as spreadsheets with a page that explains them; the register among them is the very same, read elsewhere', async () => {
  await product.type(OWNER, 'export everything');
  expect(said()).toContain('for the performance team');
  await product.type(PERFORMANCE, 'export everything');
  const files = unzipSync(await fetchedBytes());
  const names = ['framework.yaml', 'measures.csv', 'people.csv', 'readings.csv', 'groups.csv'];
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      'READ ME FIRST.html',
      ...names,
      'revisions.csv',
      'audit.csv',
      'messages.csv',
      'requests.csv',
      'due.csv',
    ]),
  );
  expect(Buffer.from(files['READ ME FIRST.html'] ?? []).toString()).toContain('Gateshead Council');
  const folder = mkdtempSync(join(tmpdir(), 'pmif-everything-'));
  for (const name of names) writeFileSync(join(folder, name), files[name] ?? new Uint8Array());
  const again = await importRegister(product.importServices, { paths: [folder], dry: true });
  expect([again.problems, again.changes, again.changed]).toEqual([[], [], 0]);
  expect(again.measures).toBeGreaterThan(10);
});

it('the yearly review comes as one workbook; dropped back with decisions it is the list for Cabinet', async () => {
  await product.type(OWNER, 'yearly review');
  expect(said()).toContain('for the performance team');
  await product.type(PERFORMANCE, 'yearly review');
  expect(said()).toMatch(/The yearly review: \d+ measures/);
  expect(said()).toMatch(/with no signal, no words, and never asked about/);
  const review = await fetched();
  const decided = (cells: Readonly<Record<string, readonly [string, string, string]>>) => {
    const [headings = [], ...rows] = review.sheets[0]?.rows ?? [];
    const at = headings.indexOf('Decision');
    const all = rows.map((row) =>
      headings.map((_name, place) => cells[row[0] ?? '']?.[place - at] ?? row[place] ?? ''),
    );
    const written = [headings, ...all].map((row) => row.map((text) => ({ text })));
    return tools.write({ sheets: [{ name: 'review', rows: written, widths: [] }] });
  };
  await drop(PERFORMANCE, await decided({ [CODE]: ['retire', '', ''] }), 'Review.xlsx');
  expect(said()).toMatch(/one problem in the review.*Why should it retire/s);
  const marked = await fetched();
  expect(marked.sheets[0]?.rows.find(([code]) => code === CODE)?.[1]).toContain('Why should it retire?');
  await drop(PERFORMANCE, await decided({ [CODE]: ['Retire', '', 'Nobody asked about it.'] }), 'Review.xlsx');
  expect(said()).toMatch(/For Cabinet: 1 to retire, 0 to change, 0 to keep/);
  const word = Buffer.from(unzipSync(await fetchedBytes())['word/document.xml'] ?? []).toString();
  expect(word).toContain('Nobody asked about it.');
  expect((await measure())?.status).toBe('live');
});

it('a review that is none of ours is refused clearly: too long, or a program by its name', async () => {
  const rows = ['Code,Measure,Decision,What changes,Reason', ...Array.from({ length: 3_001 }, () => '=A1,x,burn,,')];
  await drop(PERFORMANCE, Buffer.from(rows.join('\n')), 'Yearly review.csv');
  expect(said()).toContain('It has 3,002 rows; a review has one for each measure.');
  await drop(PERFORMANCE, Buffer.from('MZ this is a program'), 'Yearly review.xlsx');
  expect(said()).toMatch(/We cannot read Yearly review.xlsx.*not an Excel workbook/s);
});

it('a definition that changes parts the series, in the name of whoever applied it, and says so before', async () => {
  const copy = await copyOf();
  const redefined = (text: string) =>
    changed(copy, (row) => {
      if (row.code === CODE) row.definition = text;
    });
  await drop(PERFORMANCE, await redefined('Children looked after, without those in short breaks.'));
  expect(said()).toContain(`${CODE}: its definition changes, so its series is parted from 2022-09-30 on.`);
  await product.press(PERFORMANCE, pressOf(product.lastCard(), 'applyImport'));
  const lead = await product.services.store.people.byEmail('performance.lead@example.gov.uk');
  expect((await measure())?.analysis?.steps).toMatchObject([
    { from: { text: '2022-09-30' }, by: lead?.profile.key, why: 'Its definition changed.' },
  ]);
});
