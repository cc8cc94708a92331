import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { ctrlC, DAY_ONE, npmStart, type Started } from '../support/npm-start.ts';

const CHANNEL = '19:announcements@thread.tacv2';
const LEAD = {
  id: '29:performance',
  aadObjectId: '00000000-0000-4000-8000-000000000005',
  name: 'Performance Lead',
};
const QUESTION = 'Why two minutes? **bold** ${1+1}';
const ANSWER = 'Two minutes is what people told us they can wait.';

const run = promisify(execFile);
const dataDir = mkdtempSync(join(tmpdir(), 'pmif-thrive-'));
let browser: Browser;
let product: Started;
let page: Page;
let port = 0;

beforeAll(async () => {
  port = await freePort();
  [browser, product] = await Promise.all([
    launchBrowser(),
    npmStart(dataDir, '--as', 'performance', '--playground-port', String(port)),
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
const press = (name: string) => pressIn(lastCard(), name);
const shows = (text: string | RegExp) => lastCard().getByText(text).first().waitFor();

/** Opens a conversation from the list at the left, which lies outside the page until it is asked for. */
async function open(name: string): Promise<void> {
  const entry = page.getByText(name, { exact: true }).first();
  if (((await entry.boundingBox())?.x ?? -1) < 0) await page.getByRole('button').first().click();
  await entry.click();
}

/** By keys: the list of conversations may lie above a card, where no pointer reaches it. */
async function pressIn(within: Locator, name: string): Promise<void> {
  await within.getByRole('button', { name, exact: true }).last().press('Enter');
}

/** A card by what it says: in a channel the newest post stands on top. */
const card = (text: string) => page.locator('.ac-adaptiveCard', { hasText: text }).last();

async function type(text: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.fill(text);
  await box.press('Enter');
}

/** The engineer's command beside the running server: the job as if it were a moment, or what is ready by then. */
async function pmif(...args: readonly string[]): Promise<{ queued?: number; delivered?: number }> {
  const env = {
    ...process.env,
    PORT: '0',
    PMIF_DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
  };
  // The leads of the other groups have no chat here, so a delivery says by its exit code that some could not be reached.
  const { stdout, stderr } = await run('node', ['bin/pmif.js', ...args, '--json'], { env }).catch(
    (ended: { stdout: string; stderr: string }) => ended,
  );
  if (stdout === '') throw new Error(`pmif ${args.join(' ')} said nothing: ${stderr}`);
  return JSON.parse(stdout) as { queued?: number; delivered?: number };
}

/** What Teams posts when somebody types in a channel where the bot was added. */
async function typeInChannel(text: string): Promise<void> {
  const response = await fetch(`${product.bot}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: 'typed-in-channel',
      channelId: 'msteams',
      serviceUrl: `http://localhost:${port}/_connector`,
      from: LEAD,
      recipient: { id: '28:00000000-0000-4000-8000-00000000b0b0' },
      conversation: {
        id: CHANNEL,
        conversationType: 'channel',
        isGroup: true,
        tenantId: 'tenant',
      },
      channelData: {
        tenant: { id: 'tenant' },
        team: { id: '19:team@thread.tacv2' },
        channel: { id: CHANNEL },
      },
      text: `<at>Performance</at> ${text}`,
    }),
  });
  expect(response.status).toBe(200);
}

it('an explainer is approved, arrives in its team’s channel, is not quite clear, and a question is answered there', async () => {
  expect(await pmif('run', 'explain', '--now', DAY_ONE)).toMatchObject({
    queued: 5,
  });
  await typeInChannel('link here customer-services');

  await type('thrive');
  await shows(/5 groups with 245 people/);
  const team = lastCard().locator('.ac-container', { hasText: 'Customer services' }).last();
  await pressIn(team, 'Open what waits');
  await shows(/it is what Customer services will read once you approve it/);
  await lastCard()
    .getByRole('textbox', { name: /A sentence of your own/ })
    .fill('August was your busiest month.');
  await press('Approve and send');
  await shows(/Customer services gets this/);

  expect(await pmif('run', 'explain', '--now', '2026-11-25T10:00:00Z')).toMatchObject({ queued: 1 });
  expect(await pmif('run', 'deliver', '--now', '2026-11-25T15:31:00Z')).toMatchObject({ delivered: 1 });
  await open('Announcements');
  const explainer = card('Customer services: how your work counts');
  await explainer.waitFor();
  expect(await explainer.innerText()).toContain('stood at 79.8% for September 2026.');
  expect(await explainer.innerText()).toContain('August was your busiest month.');

  await pressIn(explainer, 'Not quite');
  await explainer.getByText('Thank you, that is counted.').waitFor();
  await explainer.getByText('Was this clear? 1 person has said.').waitFor();
  await pressIn(explainer, 'Ask a question');
  await explainer.getByRole('textbox', { name: 'Your question' }).fill(QUESTION);
  await explainer.getByRole('checkbox').press(' ');
  await pressIn(explainer, 'Send the question');
  await explainer.getByText(/The question is with the performance team/).waitFor();

  await open('Personal Chat');
  await type('thrive');
  await shows('1 question waits for an answer.');
  await press('Answer it');
  await shows(QUESTION);
  await lastCard().getByRole('textbox', { name: 'Your answer' }).fill(ANSWER);
  await press('Send the answer');
  await shows(/to the person who asked, and to their team without a name/);
  await pmif('run', 'deliver', '--now', '2026-11-25T15:31:00Z');
  await shows('Your question has an answer.');
  await open('Announcements');
  const answered = card('Somebody of Customer services asked, and here is the answer.');
  await answered.waitFor();
  expect(await answered.innerText()).toContain(QUESTION);
  expect(await answered.innerText()).toContain(ANSWER);
}, 120_000);
