import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { ctrlC, DAY_ONE, npmStart, type Started } from '../support/npm-start.ts';
import { unzipped } from '../support/unzip.ts';

const OPENING = 'Members asked in October about **calls**. [link](http://x) ${1+1}';
const WORDS = 'Two of three calls are answered in a minute; the rest wait longer on Mondays.';

let browser: Browser;
let product: Started;
let page: Page;

beforeAll(async () => {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'pmif-officer-'));
  [browser, product] = await Promise.all([
    launchBrowser(),
    npmStart(dataDir, '--as', 'officer', '--playground-port', String(port)),
  ]);
  page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.setDefaultTimeout(20_000);
  await page.clock.setFixedTime(DAY_ONE);
  await page.goto(`http://127.0.0.1:${port}`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  if (product !== undefined) await ctrlC(product);
}, 60_000);

const lastCard = () => page.locator('.ac-adaptiveCard').last();
const press = (name: string) => lastCard().getByRole('button', { name, exact: true }).last().click();
const box = (name: RegExp) => lastCard().getByRole('textbox', { name });
const shows = (text: string | RegExp) => lastCard().getByText(text).first().waitFor();

it('an officer previews, edits and releases a committee’s digest, and gets the report', async () => {
  expect(product.said).toContain('committee families');
  const chat = page.getByRole('textbox').last();
  await chat.fill('committee corporate');
  await chat.press('Enter');
  await shows('Corporate Resources: April to September 2026');
  await shows(/Preview: nobody but its officers/);
  expect(await lastCard().innerText()).toContain('79.8% for September 2026');

  await press('Edit what opens it');
  await box(/Your words/).fill(OPENING);
  await press('Save');
  await shows('Your words open page one now.');
  expect(await lastCard().innerText()).toContain(OPENING);

  await press('All measures');
  await shows('All measures with a figure');
  await press('Edit its words');
  await box(/What does this tell us/).fill(WORDS);
  await press('Save');
  await shows(/stands in your words now/);
  expect(await lastCard().innerText()).toContain(`Why, as edited for this committee: ${WORDS}`);

  await press('Page one');
  await shows('What has no figure, and why');
  await press('Release');
  await shows('Release it?');
  await press('Release it now');
  await shows(/^Released/);

  await press('Word document');
  await shows(/the digest as a Word document/);
  // What the browser would open, fetched here: a download of a headless browser's other window is lost with it.
  const address = page.evaluate<string>(
    'new Promise((opened) => { globalThis.open = (url) => { opened(String(url)); return null; }; })',
  );
  await lastCard().getByText('Download', { exact: true }).click();
  const file = await fetch(await address);
  expect(file.headers.get('content-disposition')).toContain('corporate FY2026-27-H1.docx');
  const word = unzipped(Buffer.from(await file.arrayBuffer()));
  const text = String(word.get('word/document.xml'));
  expect(text).toContain('about **calls**');
  expect(text).toContain(WORDS);
  expect(text).toContain('As edited for this committee:');
}, 120_000);
