import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type PlaygroundRole, startPlayground } from '../../src/local/playground.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { ctrlC, DAY_ONE, npmStart, type Started } from '../support/npm-start.ts';

const QUESTION = 'Why is there nothing on culture and youth?';
const ANSWER = 'The annual survey asks young people from March on.';
const WE_DID = 'A measure of young people in cultural activities is drafted.';

const dataDir = mkdtempSync(join(tmpdir(), 'pmif-e2e-'));
let browser: Browser;
let product: Started;
const playgrounds: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), npmStart(dataDir, '--no-playground')]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  for (const playground of playgrounds) await playground.stop();
  if (product !== undefined) await ctrlC(product);
}, 60_000);

/** A playground of one's own for each person: two people talk to the same bot at once. */
async function chatOf(role: PlaygroundRole): Promise<Page> {
  const port = await freePort();
  const own = mkdtempSync(join(tmpdir(), `pmif-e2e-${role}-`));
  playgrounds.push(await startPlayground({ port, botUrl: `${product.bot}/api/messages`, dataDir: own, role }));
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.setDefaultTimeout(20_000);
  await page.clock.setFixedTime(DAY_ONE);
  await page.goto(`http://127.0.0.1:${port}`);
  return page;
}

async function type(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.fill(text);
  await box.press('Enter');
}

const lastCard = (page: Page) => page.locator('.ac-adaptiveCard').last();
const press = (page: Page, name: string) => lastCard(page).getByRole('button', { name, exact: true }).click();
const says = (page: Page, text: string) => lastCard(page).getByText(text).first().waitFor();

async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  await lastCard(page).getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

it('a request goes from raised to answered to “we did”, between two people in two browsers', async () => {
  const [councillor, performance] = [await chatOf('councillor'), await chatOf('performance')];

  // Three things that a councillor most likely wants; one of them is the form.
  await type(councillor, 'help');
  await says(councillor, 'Is something missing, or would you like to know more?');
  await press(councillor, 'Ask about a gap');
  await lastCard(councillor).getByRole('textbox', { name: 'The question' }).fill(QUESTION);
  await choose(councillor, 'Which committee asked?', /^Families .*meeting of/);
  await press(councillor, 'Send to the performance team');
  await says(councillor, 'Thank you. The performance team has it, and you hear what comes of it.');

  await type(performance, 'requests');
  await says(performance, 'Nobody has looked at it yet.');
  await press(performance, 'Open 1');
  await says(performance, QUESTION);
  await press(performance, 'Acknowledge');
  await says(performance, 'Acknowledged. Whoever asked hears so.');
  await press(performance, 'Give to somebody');
  await choose(performance, 'Who looks into it?', /^Performance Lead/);
  await press(performance, 'Give it');
  await says(performance, 'With Performance Lead now.');

  await type(councillor, 'my requests');
  await says(councillor, 'With Performance Lead, by Tue 8 Dec.');

  await press(performance, 'Answer');
  await lastCard(performance).getByRole('textbox', { name: 'The answer' }).fill(ANSWER);
  await press(performance, 'Send the answer');
  await says(performance, 'The answer is stored.');
  await press(performance, 'Say what we did');
  await lastCard(performance).getByRole('textbox', { name: 'What did we do about it?' }).fill(WE_DID);
  await press(performance, 'Close with this');
  await says(performance, 'Closed. Whoever asked hears what was done.');

  await press(councillor, 'Open 1');
  await says(councillor, ANSWER);
  await says(councillor, WE_DID);

  // And the committee's digest says it: what was asked, what the answer is, and that it is done.
  const officer = await chatOf('officer');
  await type(officer, 'committee families');
  await says(officer, QUESTION);
  await says(officer, 'Answered, and done.');
  expect(await lastCard(officer).innerText()).toContain(ANSWER);
}, 120_000);
