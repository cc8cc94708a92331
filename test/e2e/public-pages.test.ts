import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newDraft } from '../../src/features/thrive/rules/explainer.ts';
import { makeSheet } from '../../src/features/thrive/use-cases/make-sheet.ts';
import { readToday } from '../../src/core/services.ts';
import { groupOf } from '../../src/features/thrive/use-cases/groups.ts';
import { launchBrowser } from '../support/browser.ts';
import { pressOf, textsOf } from '../support/fake-connector.ts';
import { partnerRegister, VISITS } from '../support/partner-register.ts';
import { OWNER, PERFORMANCE, runningProduct } from '../support/running-product.ts';
import { askForPage } from '../support/send-by-page.ts';
import { sendReady } from '../support/send-ready.ts';

const PHONE = { viewport: { width: 320, height: 640 } };
const WORDS = 'More than in spring, because two new groups began in Chopwell and Winlaton.';

let product: Awaited<ReturnType<typeof runningProduct>>;
let browser: Browser;
/** A phone whose browser runs no scripts; and one that does, so that axe can look, in light and in dark. */
let plain: BrowserContext;
let looking: BrowserContext[];

beforeAll(async () => {
  [browser, product] = await Promise.all([
    launchBrowser(),
    runningProduct({ register: partnerRegister({}, { size: '12' }) }),
  ]);
  plain = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
  looking = [
    await browser.newContext({ ...PHONE, bypassCSP: true }),
    await browser.newContext({ ...PHONE, bypassCSP: true, colorScheme: 'dark' }),
  ];
  await product.install(PERFORMANCE);
  await product.type(OWNER, 'due');
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

/** What axe finds at an address, on a phone, in light and in dark; and that nothing is wider than the phone. */
async function expectFine(address: string): Promise<void> {
  for (const context of looking) {
    const page = await context.newPage();
    await page.goto(address);
    await page.addScriptTag({ content: axe.source });
    const found = await page.evaluate(async () => {
      const inPage = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
      };
      const { violations } = await inPage.axe.run();
      const { scrollWidth, clientWidth } = (
        globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }
      ).document.documentElement;
      return {
        violations: violations.map(({ id, nodes }) => `${id}: ${nodes.length}`),
        tooWide: scrollWidth > clientWidth,
      };
    });
    expect({ address, ...found }).toEqual({ address, violations: [], tooWide: false });
    await page.close();
  }
}

/** Moves on by the Tab key until this is what the keyboard acts on. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) === 1) return;
  }
  throw new Error(`the keyboard does not come to ${selector}`);
}

it('somebody on a phone reads the wall’s sheet, says that it was not quite clear, and asks, with keys alone', async () => {
  const at = '2026-11-24T09:00:00.000Z';
  const draft = newDraft(
    { group: 'befrienders', code: VISITS, period: 'FY2025/26-H2' },
    at,
    'Thank you for each visit.',
  );
  await product.services.store.explainers.begin({ ...draft, state: 'approved' });
  const group = (await groupOf(product.services, 'befrienders'))!;
  const { address } = await makeSheet(
    { services: product.services, context: await readToday(product.services) },
    group,
  );

  const page = await plain.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'Befriending team: how your work counts' }).waitFor();
  await page.getByText('395 people', { exact: true }).waitFor();
  await tabTo(page, 'button[value="notQuite"]');
  await page.keyboard.press('Enter');
  await page.getByText('Thank you, that is counted').waitFor();
  await tabTo(page, 'textarea');
  await page.keyboard.type('Who may have a visit?');
  await tabTo(page, 'button[value="question"]');
  await page.keyboard.press('Enter');
  await page.getByText('Thank you, your question was sent').waitFor();

  await sendReady(product);
  expect(textsOf(product.lastCard()).join('\n')).toContain('Who may have a visit?');
  await product.press(PERFORMANCE, { ...pressOf(product.lastCard(), 'answerGroup'), note: 'Whoever asks us.' });
  await page.goto(address);
  await page.getByText('Whoever asks us.').waitFor();
  await page.close();
  await expectFine(address);
  await expectFine(`${address}?clear`);
});

it('a partner gives its figure on a phone, with keys alone, and reads where it stands', async () => {
  await product.type(OWNER, VISITS);
  await product.press(OWNER, pressOf(product.lastCard(), 'askPartner'));
  await product.press(OWNER, { ...pressOf(product.lastCard(), 'makePartnerPage'), why: 'Members asked in June.' });
  const address = /http:\S+\/r\/[\w-]{32}/.exec(textsOf(product.lastCard()).join('\n'))?.[0] ?? '';
  await expectFine(address);

  const page = await plain.newPage();
  await page.goto(address);
  // From the first screen to the box at a press.
  await tabTo(page, 'a[href="#value"]');
  await page.keyboard.press('Enter');
  await page.locator('#value:focus').waitFor();
  await page.keyboard.type('about four hundred');
  await page.keyboard.press('Enter');
  await page.getByText('Not sent yet: please look at this').waitFor();
  await tabTo(page, '#value');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('412');
  await tabTo(page, '#soWhat');
  await page.keyboard.type(WORDS);
  await tabTo(page, 'button[value="figure"]');
  await page.keyboard.press('Enter');
  await page.getByText('It was sent').waitFor();
  await expectFine(page.url());
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'This page is not open' }).waitFor();
  await expectFine(address);
  await page.close();
});

it('somebody sends a spreadsheet from a phone, with keys alone, and finds the answer in their chat', async () => {
  const path = await askForPage(product, PERFORMANCE);
  const address = `${product.server.url}${path}`;
  const page = await plain.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'Send a spreadsheet' }).waitFor();
  await tabTo(page, 'button[value="file"]');
  await page.keyboard.press('Enter');
  await page.getByText('No file was chosen. Choose one, then press Send.').first().waitFor();
  await page.getByRole('link', { name: /No file was chosen/ }).focus();
  await page.keyboard.press('Enter');
  // A browser's own window for files is no part of a page; what it gives back is.
  const buffer = Buffer.from('code,title,direction,frequency\nNEW-1,A new one,sideways,annual\n');
  await page.getByLabel('The spreadsheet').setInputFiles({ name: 'measures.csv', mimeType: 'text/csv', buffer });
  await tabTo(page, 'button[value="file"]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Thank you, we have your file' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Look in your chat' }).waitFor();
  await page.close();
  expect(textsOf(product.lastCard()).join('\n')).toContain('We found one problem in measures.csv');
  await expectFine(address);
  await expectFine(`${address}?sent`);
});

it.each(['/accessibility', '/privacy', '/r/nothing', '/u/nothing'])('%s is fine too', async (path) => {
  await expectFine(`${product.server.url}${path}`);
});
