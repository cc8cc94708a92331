import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';

const WORDS = 'Two homes closed this summer, so more children came into care. [link](http://x) **bold** ${1+1}';
const dataDir = mkdtempSync(join(tmpdir(), 'pmif-e2e-'));

let browser: Browser;
let product: { child: ChildProcess; address: string };

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), start()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stop();
}, 60_000);

/** `npm start`, as a newcomer does, on free ports and with a told clock. */
async function start(): Promise<typeof product> {
  const port = await freePort();
  const child = spawn(process.execPath, ['bin/start.js', '--playground-port', String(port)], {
    env: { ...process.env, PORT: '0', PMIF_DATA_DIR: dataDir, PMIF_NOW: '2026-11-24T10:00:00Z', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.includes('Ctrl-C stops everything')) break;
  }
  if (!said.includes('Ready.')) throw new Error(`it did not start: ${said}`);
  return { child, address: `http://127.0.0.1:${port}` };
}

/** Ctrl-C. */
async function stop(): Promise<void> {
  if (product === undefined || product.child.exitCode !== null) return;
  const gone = once(product.child, 'exit');
  product.child.kill('SIGINT');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function openChat(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.setDefaultTimeout(20_000);
  await page.goto(product.address);
  return page;
}

async function type(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.fill(text);
  await box.press('Enter');
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();
const figure = (page: Page) => page.getByRole('textbox', { name: /your figure/i }).last();
const words = (page: Page) => page.getByRole('textbox', { name: /What does this tell us/i }).last();

async function openLookedAfterChildren(page: Page): Promise<void> {
  await type(page, 'due');
  // The last card is the list again only now: an older form may still stand above it.
  await page
    .getByText(/figures of yours are wanted/)
    .last()
    .waitFor();
  await page.getByText('Number of looked after children').last().click();
  await page.getByText('3 of 5 on your list').last().waitFor();
}

it('a newcomer is asked, saves for later, answers, is sent back, corrects, changes, and finds it after a restart', async () => {
  const page = await openChat();
  await openLookedAfterChildren(page);

  await figure(page).fill('490');
  await words(page).fill('Half a thought');
  await press(page, 'Save for later');
  await page
    .getByText(/kept|draft|saved for later/i)
    .last()
    .waitFor();

  await openLookedAfterChildren(page);
  expect(await words(page).inputValue()).toBe('Half a thought');
  await words(page).fill('on track');
  await press(page, 'Submit');
  await page.getByText('Would you look at one thing').last().waitFor();
  expect(await figure(page).inputValue()).toBe('490');
  await words(page).fill(WORDS);
  await press(page, 'Submit');
  await page
    .getByText(/Saved\. Number of looked after children: 490/)
    .last()
    .waitFor();

  await press(page, 'Change');
  await figure(page).waitFor();
  await figure(page).fill('488');
  await press(page, 'Submit');
  await page
    .getByText(/Saved\. Number of looked after children: 488/)
    .last()
    .waitFor();
  await page.close();

  await stop();
  product = await start();
  const again = await openChat();
  await type(again, 'PMIF-LAC-N');
  await figure(again).waitFor();
  expect(await figure(again).inputValue()).toBe('488');
  expect(await words(again).inputValue()).toBe(WORDS);
  await again.close();
}, 150_000);

it('a newcomer puts one off and says that another is not theirs', async () => {
  const page = await openChat();
  await type(page, 'due');
  await page.getByText('Employee resignations as % of headcount').last().click();
  await figure(page).waitFor();
  await press(page, 'Not mine');
  await page
    .getByText(/We stop asking you/)
    .last()
    .waitFor();
  await page.close();
}, 60_000);
