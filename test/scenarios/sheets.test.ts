import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainCommand } from '../../src/cli/explain.ts';
import { day } from '../../src/core/calendar/day.ts';
import { newDraft } from '../../src/features/thrive/rules/explainer.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { partnerRegister, VISITS } from '../support/partner-register.ts';
import { OWNER, PERFORMANCE, runningProduct } from '../support/running-product.ts';
import { sendReady } from '../support/send-ready.ts';
import { webPages } from '../support/web-page.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
const HOSTILE = '<script>alert(1)</script> ${1+1} {{DATE(2026-01-01)}} " onload="x';
const folder = mkdtempSync(join(tmpdir(), 'sheets-'));

let product: Product;
let now = new Date('2026-11-24T10:00:00Z');
let get: ReturnType<typeof webPages>['get'];
let post: ReturnType<typeof webPages>['post'];
beforeAll(async () => {
  const group = { name: `Befrienders ${HOSTILE} ${'x'.repeat(5000)}`, work: `We visit ${HOSTILE} people at home.` };
  const env = { PMIF_PUBLIC_URL: 'https://performance.example.gov.uk' };
  product = await runningProduct({ register: partnerRegister({}, group), env, clock: { now: () => now } });
  ({ get, post } = webPages(product.server.url));
  await product.install(PERFORMANCE);
});
afterAll(() => product.close());

/** Prints, and takes the address from what was said. */
async function print(name: string): Promise<string> {
  const said: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  try {
    expect(await explainCommand(product, 'Befrienders', join(folder, name), true)).toBe(0);
  } finally {
    log.mockRestore();
  }
  return (JSON.parse(said[0] ?? '{}') as { address: string }).address;
}

/** What the group's lead approved. */
async function approve(period: string, sentence: string) {
  const at = now.toISOString();
  const draft = newDraft({ group: 'befrienders', code: VISITS, period }, at, sentence);
  const history = [...draft.history, { what: 'approved' as const, by: 'command' as const, at, sentence }];
  await product.services.store.explainers.begin({ ...draft, state: 'approved', history });
}

const nonceIn = (body: string) => /name="nonce" value="([\w-]+)"/.exec(body)?.[1] ?? '';

it('a sheet that nobody approved says so, and its address shows no words of the draft', async () => {
  const address = await print('draft.txt');
  expect(readFileSync(join(folder, 'draft.txt'), 'utf8')).toContain('Draft: these words are not approved yet.');
  const page = await get(address);
  expect(page.status).toBe(200);
  expect(page.body).toContain('The first figure of your work is still to come.');
  expect(page.body).not.toContain('395');
});

it('from the print to the answer on the next sheet, without a name', async () => {
  await approve('FY2025/26-H2', `Thank you for every visit ${HOSTILE}.`);
  const address = await print('sheet.pdf');
  const page = await get(address);
  expect(page.body).toContain('395 people');
  expect(page.body).toContain('&lt;script&gt;alert(1)');
  expect(page.body).not.toMatch(/<script|" onload="x/);

  const nonce = nonceIn(page.body);
  const said = await post(address, { said: 'notQuite', nonce });
  expect(said).toMatchObject({ status: 303 });
  await post(address, { said: 'notQuite', nonce }); // pressed twice
  expect((await get(said.to)).body).toContain('Thank you, that is counted');
  const [explainer] = await product.services.store.explainers.ofGroup('befrienders');
  expect(explainer?.answers).toEqual({ clear: 0, notQuite: 1 });

  expect((await post(address, { said: 'question', question: ' ', nonce })).body).toContain(
    'no question in the box yet',
  );
  expect((await post(address, { said: 'question', question: 'y'.repeat(6001), nonce })).body).toContain('too long');
  const sent = await post(address, { said: 'question', question: `Who gets a visit? ${HOSTILE}`, nonce });
  await post(address, { said: 'question', question: `Who gets a visit? ${HOSTILE}`, nonce });
  expect((await get(sent.to)).body).toContain('your question was sent');

  const before = product.connector.sent.length;
  await sendReady(product);
  expect(product.connector.sent.length - before).toBe(1); // two presses are one question
  expect(textsOf(product.lastCard()).join('\n')).toContain('Who gets a visit? <script>');
  await product.press(PERFORMANCE, {
    ...pressOf(product.lastCard(), 'answerGroup'),
    note: `Whoever asks us. ${HOSTILE}`,
  });

  const answered = await get(address);
  expect(answered.body).toContain('Whoever asks us. &lt;script&gt;');
  expect(answered.body).not.toMatch(/<script/);
  const second = await print('next.txt');
  const text = readFileSync(join(folder, 'next.txt'), 'utf8');
  expect(text).toContain('You asked: Who gets a visit? <script>');
  expect(text.split('\n').at(-2)?.length).toBeLessThan(160);
  expect(second).not.toBe(address);
  expect((await get(second)).body).toContain('395 people'); // every print leads to the current sheet
});

it('the page that is printed is one page of A4, and hostile words are text on it', async () => {
  await print('page.pdf');
  const pdf = readFileSync(join(folder, 'page.pdf'));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const plain = pdf.toString('latin1');
  expect(plain.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(plain).toContain('/Lang (en-GB)');
  expect(plain).not.toMatch(/\/JavaScript|\/JS\b|\/Launch/);
  await print('page.html');
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  expect(html).not.toMatch(/<script|" onload="x/);
  expect(html).toContain('&lt;script&gt;');
});

it('its lead has the page in Teams, and nobody else', async () => {
  await product.type(PERFORMANCE, 'sheet befrienders');
  expect(textsOf(product.lastCard()).join('\n')).toContain('Please print this');
  await product.type(OWNER, 'sheet befrienders');
  expect(textsOf(product.lastCard()).join('\n')).not.toContain('Please print this');
});

it('a printed address lasts eighteen months, and then opens the polite page', async () => {
  const address = await print('old.txt');
  const before = now;
  now = new Date('2028-05-20T10:00:00Z');
  expect((await get(address)).status).toBe(200);
  now = new Date('2028-06-01T10:00:00Z');
  const [over, guessed] = [await get(address), await get('/f/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')];
  expect(await product.services.store.sheetAddresses.dropOver(day('2028-06-01'))).toBeGreaterThan(0);
  now = before;
  expect((await get(address)).status).toBe(404);
  expect(over).toMatchObject({ status: 404, body: guessed.body });
});

it('says which groups there are where one is misspelt, and which endings a file may have', async () => {
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});
  expect(await explainCommand(product, 'refuse', join(folder, 'x.pdf'), false)).toBe(2);
  expect(error.mock.calls.flat().join()).toContain('The groups are befrienders.');
  expect(await explainCommand(product, 'befrienders', join(folder, 'x.docx'), false)).toBe(2);
  error.mockRestore();
});
