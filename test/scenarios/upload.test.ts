import { request } from 'node:http';
import { spreadsheets } from '../../src/documents/workbooks/spreadsheets.ts';
import { dropOldPages } from '../../src/features/records/use-cases/housekeep.ts';
import { readToday } from '../../src/core/services.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import { day } from '../../src/core/calendar/day.ts';
import { presentBook } from '../../src/features/register/words/books.ts';
import { bytesHeld } from '../support/bytes-held.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { MANAGER, OFFICER, OWNER, PERFORMANCE, runningProduct, STRANGER } from '../support/running-product.ts';
import { askForPage, lastCardOf, sendByPage as sendFrom, uploadPathIn } from '../support/send-by-page.ts';
import { registerOf } from '../support/small-register.ts';
import { webPages } from '../support/web-page.ts';

const tools = spreadsheets(() => 'nobody' as PersonKey, {
  book: presentBook,
  page: () => '',
  proposals: () => Promise.resolve(new Uint8Array()),
});
const CODE = 'PMIF-LAC-N';
const csv = (text: string, name = 'measures.csv') => ({ name, bytes: new TextEncoder().encode(text) });
const HEAD = 'code,title,direction,frequency,unit,decimals,owner,status';
const row = (direction: string, code = 'NEW-1') => `${HEAD}\n${code},A new one,${direction},annual,count,0,,draft\n`;

let now = new Date('2026-11-24T10:00:00Z');
let product: Awaited<ReturnType<typeof runningProduct>>;
const logged: string[] = [];
let address = 0;
beforeAll(async () => {
  product = await runningProduct({
    register: registerOf('head.of.service@example.gov.uk'),
    clock: { now: () => now },
    // As in Teams: documents are offered by its consent card.
    env: { PMIF_OFFER_FILES_BY: 'consent' },
    logTo: { write: (line) => void logged.push(line) },
  });
  for (const who of [PERFORMANCE, OWNER, MANAGER, OFFICER]) await product.install(who);
});
afterAll(() => product.close());
beforeEach(() => {
  address += 1; // each test sends from another, for one may send only so often
  now = new Date('2026-11-24T10:00:00Z');
});

const said = (who = PERFORMANCE) => textsOf(lastCardOf(product, who)).join('\n');
const from = () => ({ 'x-forwarded-for': `10.0.0.${address}` });
const sendByPage = (...[to, path, file, headers]: Parameters<typeof sendFrom>) =>
  sendFrom(to, path, file, { ...from(), ...headers });
const get = (path: string) => webPages(product.server.url).get(path);
const held = () => product.connector.sent.length;

it('the register is sent from a page, comes back with its problems by a link, is mended, sent again and applied', async () => {
  const path = await askForPage(product, PERFORMANCE);
  expect(said()).toContain('Here is a page to send a spreadsheet from.');
  expect(said()).toContain('closes at 10:15');
  const page = await get(path);
  expect(page.status).toBe(200);
  expect(page.body).toContain(
    '<form method="post" novalidate accept-charset="utf-8" aria-label="Send a spreadsheet" enctype="multipart/form-data">',
  );
  expect(page.body).toContain(
    '<input type="file" id="file" name="file" accept=".xlsx,.csv" aria-describedby="file-hint">',
  );
  expect(page.body).not.toContain('<script');
  expect(page.body).not.toMatch(/Performance Lead|performance\.lead/);

  const sent = await sendByPage(product, path, csv(row('sideways')));
  expect(sent).toMatchObject({ status: 303, to: `${path}?sent` });
  expect((await get(sent.to)).body).toMatch(/Thank you, we have your file[\s\S]*Look in your chat[\s\S]*4 more files/);
  expect(said()).toContain('We found one problem in measures.csv, and changed nothing.');
  // Where somebody comes by a browser, the workbook is given by a link that a browser can fetch.
  const link = /"url":"([^"]+\/d\/[^"]+)"/.exec(JSON.stringify(lastCardOf(product, PERFORMANCE)))?.[1] ?? '';
  const marked = await tools.read('marked.xlsx', new Uint8Array(await (await fetch(link)).arrayBuffer()));
  expect(marked.sheets[0]?.rows.flat()).toContain('Problem');
  expect(pressOf(lastCardOf(product, PERFORMANCE), 'uploadPage')).toMatchObject({ verb: 'uploadPage' });

  await sendByPage(product, path, csv(row('higher')));
  expect(said()).toContain('It would add 1 row');
  expect(await product.services.store.measures.open('NEW-1')).toBeUndefined();
  await product.press(PERFORMANCE, pressOf(lastCardOf(product, PERFORMANCE), 'applyImport'));
  expect((await product.services.store.measures.open('NEW-1'))?.measure.title).toBe('A new one');
});

it('an owner sends figures from a page, and each is answered as on a card', async () => {
  await product.press(OWNER, { verb: 'uploadPage', subject: '' });
  const path = uploadPathIn(lastCardOf(product, OWNER));
  const words = 'Two homes closed this summer, so more children came into care.';
  const figures = csv(`code,period,value,what does this tell us?\n${CODE},2026-09-30,490,"${words}"\n`, 'readings.csv');
  expect((await sendByPage(product, path, figures)).status).toBe(303);
  expect(said(OWNER)).toContain('taken from readings.csv. Thank you.');
  const [reading] = (await product.services.store.measures.open(CODE))?.readings.slice(-1) ?? [];
  expect(reading).toMatchObject({ value: '490', soWhat: words });
  // What is not theirs is refused as in the chat, and there.
  await sendByPage(product, path, csv(row('higher')));
  expect(said(OWNER)).toContain('A spreadsheet of the register is for the performance team.');
});

it('an address takes five files, and says so; after fifteen minutes it opens nothing, like one that never was', async () => {
  const path = await askForPage(product, PERFORMANCE);
  for (let files = 0; files < 5; files += 1)
    expect((await sendByPage(product, path, csv(row('lower')))).status).toBe(303);
  const before = held();
  const used = await sendByPage(product, path, csv(row('lower')));
  expect(used.status).toBe(200);
  expect(used.body).toContain('takes no more files');
  expect(used.body).not.toContain('<form');
  expect(held()).toBe(before);

  const another = await askForPage(product, PERFORMANCE);
  now = new Date('2026-11-24T10:15:00Z');
  const none = await get(`/u/${'A'.repeat(32)}`);
  expect(none).toMatchObject({ status: 404 });
  expect((await get(another)).body).toBe(none.body);
  const after = held();
  expect((await sendByPage(product, another, csv(row('lower')))).body).toBe(none.body);
  expect(held()).toBe(after);
});

it('two who send at once from an address with one file left are one', async () => {
  const path = await askForPage(product, PERFORMANCE);
  for (let files = 0; files < 4; files += 1) await sendByPage(product, path, csv(row('lower')));
  const both = await Promise.all([1, 2, 3].map(() => sendByPage(product, path, csv(row('lower')))));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 200, 303]);
});

it('reading it changes nothing, and the token stands neither in the store nor in the log', async () => {
  const path = await askForPage(product, PERFORMANCE);
  for (let reads = 0; reads < 8; reads += 1) expect((await get(path)).body).toContain('takes 5 files');
  await sendByPage(product, path, csv(row('lower')));
  const token = path.slice('/u/'.length);
  for await (const stored of product.backupServices.archive.rows()) expect(JSON.stringify(stored)).not.toContain(token);
  expect(logged.join('')).not.toContain(token);
});

it.each([
  ['nothing was chosen', undefined, 200, 'No file was chosen'],
  ['the file is too large', { name: 'big.xlsx', bytes: new Uint8Array(5 * 1024 * 1024 + 1) }, 413, 'too large'],
] as const)(
  'says on the page what is wrong: %s; that takes no file of the five',
  async (_what, file, status, words) => {
    const path = await askForPage(product, PERFORMANCE);
    const before = held();
    const answered = await sendByPage(product, path, file);
    expect(answered.status).toBe(status);
    expect(answered.body).toMatch(/role="alert"[\s\S]*<a href="#file">/);
    expect(answered.body).toContain(words);
    expect(answered.body).toContain('aria-invalid="true"');
    expect(answered.body).toContain('takes 5 files');
    expect(held()).toBe(before);
  },
);

it('a file of exactly five megabytes is taken', async () => {
  const path = await askForPage(product, PERFORMANCE);
  expect((await sendByPage(product, path, { name: 'x.xlsx', bytes: new Uint8Array(5 * 1024 * 1024) })).status).toBe(
    303,
  );
  expect(said()).toContain('We cannot read x.xlsx.');
});

/** A body as it stands, in pieces; what the server answers, or that it closed the line. */
function raw(path: string, type: string, pieces: Iterable<string | Buffer>): Promise<number> {
  return new Promise((done) => {
    const { hostname, port } = new URL(product.server.url);
    const asked = request(
      { hostname, port, path, method: 'POST', headers: { ...from(), 'content-type': type } },
      (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      },
    );
    asked.on('error', () => done(0));
    const rest = [...pieces];
    const next = () => {
      const piece = rest.shift();
      if (piece === undefined) asked.end();
      else asked.write(piece, next);
    };
    next();
  });
}

/** A file that comes slowly: begun once the server reads it. */
function slowly(path: string) {
  const { hostname, port } = new URL(product.server.url);
  const headers = { ...from(), 'content-type': MULTI, expect: '100-continue' };
  const asked = request({ hostname, port, path, method: 'POST', headers });
  const answered = new Promise<number>((done) => {
    asked.on('response', (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    asked.on('error', () => done(0));
  });
  const begun = new Promise<void>((done) => asked.on('continue', () => asked.write(part(FILE, HEAD), () => done())));
  return {
    begun,
    write: (piece: Buffer) => new Promise<unknown>((done) => asked.write(piece, done)),
    end: () => (asked.end('\r\n--x--\r\n'), answered),
  };
}

const MULTI = 'multipart/form-data; boundary=x';
const part = (head: string, body = '') => `--x\r\n${head}\r\n\r\n${body}\r\n`;
const FILE = 'Content-Disposition: form-data; name="file"; filename="a.csv"';
it.each<[string, string, Iterable<string | Buffer>, number]>([
  ['another kind of body', 'application/json', ['{"file":"x"}'], 200],
  ['a form without a file in it', 'application/x-www-form-urlencoded', ['file=x'], 200],
  ['no boundary', 'multipart/form-data', ['x'], 200],
  ['one that ends in the middle', MULTI, [part(FILE, 'code')], 200],
  ['one that ends in a header', MULTI, [`--x\r\n${FILE}`], 200],
  ['nothing', MULTI, [], 200],
  ['a header without an end', MULTI, [`--x\r\nA: ${'y'.repeat(300_000)}`], 200],
  [
    'a name of half a megabyte',
    MULTI,
    [part(`Content-Disposition: form-data; name="${'n'.repeat(500_000)}"`), '--x--\r\n'],
    200,
  ],
  [
    'ten thousand boxes',
    MULTI,
    [part('Content-Disposition: form-data; name="a"', 'b').repeat(10_000), '--x--\r\n'],
    200,
  ],
  [
    'a file without an end of it, in pieces',
    MULTI,
    [part(FILE), ...Array.from({ length: 60 }, () => Buffer.alloc(120_000))],
    413,
  ],
])('takes no file out of a hostile body: %s', async (_what, type, pieces, status) => {
  const path = await askForPage(product, PERFORMANCE);
  const before = held();
  expect(await raw(path, type, pieces)).toBe(status);
  expect(held()).toBe(before);
  expect((await get(path)).body).toContain('takes 5 files');
});

it('a file for a person is not read for whoever has no address: the body of a stranger is thrown away', async () => {
  const stranger = slowly(`/u/${'B'.repeat(32)}`);
  await stranger.begun;
  const piece = Buffer.alloc(100_000);
  const before = bytesHeld();
  // Less than the longest file that is taken; and the request is still under way, so that what is kept of it is held now.
  for (let sent = 0; sent < 4_500_000; sent += piece.length) await stranger.write(piece);
  expect(bytesHeld() - before).toBeLessThan(2_000_000);
  expect(await stranger.end()).toBe(404);
});

it('so many from one connection are asked to wait', async () => {
  // Nothing is allowed anew while time stands still, however slow the machine.
  jest.spyOn(performance, 'now').mockReturnValue(performance.now());
  const sends = Array.from({ length: 40 }, () => raw(`/u/${'C'.repeat(32)}`, MULTI, ['x']));
  const answered = await Promise.all(sends);
  expect(answered.filter((status) => status === 404)).toHaveLength(30);
  expect(answered.filter((status) => status === 429)).toHaveLength(10);
  jest.restoreAllMocks();
});

it('a fifth file at once is asked to wait a minute, and takes none of the five', async () => {
  const paths = await Promise.all([1, 2, 3, 4].map(() => askForPage(product, PERFORMANCE)));
  const slow = paths.map((path) => slowly(path));
  await Promise.all(slow.map(({ begun }) => begun));
  const path = await askForPage(product, PERFORMANCE);
  const busy = await sendByPage(product, path, csv(row('lower')));
  expect(busy.status).toBe(503);
  expect(busy.body).toContain('Several files are being read just now.');
  await Promise.all(slow.map(({ end }) => end()));
  expect((await sendByPage(product, path, csv(row('lower')))).status).toBe(303);
});

it('no other site sends a file by somebody’s browser', async () => {
  const path = await askForPage(product, PERFORMANCE);
  const before = held();
  for (const from of ['cross-site', 'same-site'])
    expect((await sendByPage(product, path, csv(row('lower')), { 'sec-fetch-site': from })).status).toBe(400);
  expect((await sendByPage(product, path, csv(row('lower')), { origin: 'https://evil.example' })).status).toBe(403);
  expect(held()).toBe(before);
});

it('an address is said in nobody’s hearing: in a channel the bot asks for one’s own chat', async () => {
  const conversation = {
    id: '19:channel@thread.tacv2',
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'tenant',
  };
  for (const act of [{ text: 'upload' }, { value: { verb: 'uploadPage', subject: '' }, replyToId: '7' }]) {
    const before = held();
    await product.post(product.activityOf(PERFORMANCE, { ...act, conversation }));
    const told = product.connector.sent.slice(before).map(({ activity }) => JSON.stringify(activity));
    expect(told.join()).toContain('That is for your own chat');
    expect(told.join()).not.toContain('/u/');
  }
});

it('whoever answers for nothing, and whoever is in no register, is given no page', async () => {
  for (const who of [OFFICER, STRANGER, MANAGER]) expect(await askForPage(product, who)).toBe('');
  expect(said(OFFICER)).toContain('Sending a spreadsheet is for those who answer for a measure');
});

it('a page is closed once its person lost what they answered for, or took the bot out of their chat', async () => {
  const path = await askForPage(product, OWNER);
  const owned = (await product.services.store.people.byEntraId(OWNER.aadObjectId))?.duties ?? [];
  for (const { code } of owned) {
    const file = (await product.services.store.measures.open(code))!;
    const { owner: _owner, deputy: _deputy, ...measure } = file.measure;
    await product.services.store.measures.save(file, { measure });
  }
  expect((await get(path)).status).toBe(404);
  expect((await sendByPage(product, path, csv(row('lower')))).status).toBe(404);

  const other = await askForPage(product, PERFORMANCE);
  await product.post(product.activityOf(PERFORMANCE, { type: 'installationUpdate', action: 'remove' }));
  expect((await get(other)).status).toBe(404);
  await product.type(PERFORMANCE, 'help');
  expect((await get(other)).status).toBe(200);
});

it('the night after, its address is gone from the store', async () => {
  const path = await askForPage(product, PERFORMANCE);
  const hash = product.services.pages!.tokens.hashOf(path.slice('/u/'.length));
  const context = await readToday(product.services);
  await dropOldPages(product.services, context);
  expect(await product.services.store.uploadPages.byHash(hash)).toBeDefined();
  await dropOldPages(product.services, { now: new Date('2026-11-25T01:00:00Z'), today: day('2026-11-25') });
  expect(await product.services.store.uploadPages.byHash(hash)).toBeUndefined();
});
