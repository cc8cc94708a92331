import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { ctrlC, DAY_ONE, npmStart, type Started } from '../support/npm-start.ts';

const WORDS = 'Two homes closed this summer, so more children came into care. [link](http://x) **bold** ${1+1}';
const dataDir = mkdtempSync(join(tmpdir(), 'pmif-e2e-'));

let browser: Browser;
let product: Started;
let address = '';

beforeAll(async () => {
  [browser] = await Promise.all([launchBrowser(), start()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  if (product !== undefined) await ctrlC(product);
}, 60_000);

async function start(): Promise<void> {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  product = await npmStart(dataDir, '--playground-port', String(port));
}

async function openChat(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.setDefaultTimeout(20_000);
  await page.clock.setFixedTime(DAY_ONE); // a calendar that is opened starts with the month that the product lives in
  await page.goto(address);
  return page;
}

async function type(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox').last();
  await box.fill(text);
  await box.press('Enter');
}

// Always in the last card: an older form may still stand above it, and would be found at once.
const lastCard = (page: Page) => page.locator('.ac-adaptiveCard').last();
const press = (page: Page, name: string) => lastCard(page).getByRole('button', { name, exact: true }).click();
const figure = (page: Page) => lastCard(page).getByRole('textbox', { name: /your figure/i });
const words = (page: Page) => lastCard(page).getByRole('textbox', { name: /What does this tell us/i });

/** What the list says when it is asked for. */
async function listText(page: Page): Promise<string> {
  await type(page, 'due');
  await lastCard(page)
    .getByText(/figures of yours are wanted/)
    .waitFor();
  return lastCard(page).innerText();
}

/** The list, and from it the form of one. */
async function openFromList(page: Page, title: string): Promise<void> {
  await listText(page);
  await page.getByText(title).last().click();
  await figure(page).waitFor();
}

async function openLookedAfterChildren(page: Page): Promise<void> {
  await openFromList(page, 'Number of looked after children');
  await page.getByText('3 of 5 on your list').last().waitFor();
}

/** Every card as wide as on a phone, by a rule of the page: a style on the card itself is gone when the chat is drawn again. */
const PHONE = '.ac-adaptiveCard { width: 360px !important; box-sizing: border-box !important; }';

/** How wide a card is, and how far below its top something ends (pixels): measured in one go, for the chat may scroll. */
function measured(part: Locator): Promise<{ width: number; endsAt: number }> {
  return part.evaluate((element) => {
    const card = element.closest('.ac-adaptiveCard');
    if (card === null) throw new Error('it stands in no card');
    const around = card.getBoundingClientRect();
    return { width: around.width, endsAt: element.getBoundingClientRect().bottom - around.top };
  });
}

/** The form of looked-after children as a phone shows it: 360 pixels wide; the playground itself takes no less than 446. */
async function onPhone(page: Page): Promise<{ text: string; name: number; period: number; value: number }> {
  const cards = page.locator('.ac-adaptiveCard');
  const card = cards.nth(await cards.count());
  await type(page, 'PMIF-LAC-N');
  await card.waitFor();
  const parts = [
    card.getByText('Number of looked after children', { exact: true }),
    card.getByText('At 30 September 2026'),
    card.getByRole('textbox', { name: /your figure/i }),
  ];
  const [name, period, value] = await Promise.all(parts.map(measured));
  if (name === undefined || period === undefined || value === undefined) throw new Error('a part is missing');
  expect([name.width, period.width, value.width]).toEqual([360, 360, 360]);
  return { text: await card.innerText(), name: name.endsAt, period: period.endsAt, value: value.endsAt };
}

it('the very first ask, on a phone, has name, period and the box for the value on its first screen', async () => {
  const page = await openChat();
  await page.addStyleTag({ content: PHONE });
  const first = await onPhone(page);
  expect(first.text).toMatch(/You.re listed as owner of 5 measures/);
  expect(Math.max(first.name, first.period, first.value)).toBeLessThanOrEqual(640);
  await listText(page);
  const later = await onPhone(page);
  expect(later.text).not.toMatch(/You.re listed as owner/);
  expect(later.value).toBeLessThan(first.value);
  await page.close();
}, 90_000);

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

  // What stands there until it has changed is the form of the next one.
  await press(page, 'Change');
  await lastCard(page).getByText('3 of 5 on your list').waitFor();
  expect(await figure(page).inputValue()).toBe('490');
  await figure(page).fill('488');
  await press(page, 'Submit');
  await page
    .getByText(/Saved\. Number of looked after children: 488/)
    .last()
    .waitFor();
  await page.close();

  await ctrlC(product);
  await start();
  const again = await openChat();
  await type(again, 'PMIF-LAC-N');
  await figure(again).waitFor();
  expect(await figure(again).inputValue()).toBe('488');
  expect(await words(again).inputValue()).toBe(WORDS);
  await again.close();
}, 150_000);

it('a newcomer puts one off, with a reason and a day', async () => {
  const page = await openChat();
  await openFromList(page, 'Employee resignations as % of headcount');
  await words(page).fill('HR is still counting.');
  await press(page, 'Not ready yet');
  await page.getByText('The figure is being checked').last().click();
  await page
    .getByRole('combobox', { name: /When do you expect it/ })
    .last()
    .click();
  await page.getByRole('button', { name: /next month/i }).click();
  await page.getByRole('gridcell', { name: /15, December/ }).click();
  await page
    .getByRole('textbox', { name: /A note/ })
    .last()
    .fill('Payroll closes on the 12th.');
  await press(page, 'Not ready until then');
  await page
    .getByText(/Employee resignations as % of headcount is not ready until Tue 15 Dec/)
    .last()
    .waitFor();
  expect(await listText(page)).not.toContain('Employee resignations');
  await page.close();
}, 90_000);

it('a newcomer says that another is not theirs, and whose it is', async () => {
  const page = await openChat();
  await openFromList(page, 'Repairs completed on the first attempt');
  await press(page, 'Not mine');
  await page
    .getByText(/We stop asking you/)
    .last()
    .waitFor();
  const whose = page.getByRole('combobox', { name: /Whose is it/ }).last();
  await whose.click();
  await whose.pressSequentially('Service Manager, Rep');
  await page.getByRole('option', { name: 'Service Manager, Repairs and Voids' }).click();
  await press(page, 'Not mine');
  await page
    .getByText(/Passed on\. Repairs completed on the first attempt is with Service Manager, Repairs and Voids now/)
    .last()
    .waitFor();
  expect(await listText(page)).not.toContain('Repairs completed');
  await page.close();
}, 90_000);
