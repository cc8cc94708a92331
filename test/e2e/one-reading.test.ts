import type { Locator } from 'playwright-core';
import { type Chat, productInBrowser, type ProductInBrowser } from '../support/playground-chat.ts';

const WORDS = 'Two homes closed this summer, so more children came into care. [link](http://x) **bold** ${1+1}';

let product: ProductInBrowser;

beforeAll(async () => {
  product = await productInBrowser('owner');
});
afterAll(() => product?.stop());

const figure = (chat: Chat) => chat.box(/your figure/i);
const words = (chat: Chat) => chat.box(/What does this tell us/i);

/** What the list says when it is asked for. */
async function listText(chat: Chat): Promise<string> {
  await chat.type('due');
  await chat
    .lastCard()
    .getByText(/figures of yours are wanted/)
    .waitFor();
  return chat.text();
}

/** The list, and from it the form of one. */
async function openFromList(chat: Chat, title: string): Promise<void> {
  await listText(chat);
  await chat.page.getByText(title).last().click();
  await figure(chat).waitFor();
}

async function openLookedAfterChildren(chat: Chat): Promise<void> {
  await openFromList(chat, 'Number of looked after children');
  await chat.page.getByText('3 of 5 on your list').last().waitFor();
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
async function onPhone(chat: Chat): Promise<{ text: string; name: number; period: number; value: number }> {
  const cards = chat.page.locator('.ac-adaptiveCard');
  const card = cards.nth(await cards.count());
  await chat.type('PMIF-LAC-N');
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
  const chat = await product.openChat();
  await chat.page.addStyleTag({ content: PHONE });
  const first = await onPhone(chat);
  expect(first.text).toMatch(/You.re listed as owner of 5 measures/);
  expect(Math.max(first.name, first.period, first.value)).toBeLessThanOrEqual(640);
  await listText(chat);
  const later = await onPhone(chat);
  expect(later.text).not.toMatch(/You.re listed as owner/);
  expect(later.value).toBeLessThan(first.value);
  await chat.close();
});

it('a newcomer is asked, saves for later, answers, is sent back, corrects, changes, and finds it after a restart', async () => {
  const chat = await product.openChat();
  await openLookedAfterChildren(chat);

  await figure(chat).fill('490');
  await words(chat).fill('Half a thought');
  await chat.press('Save for later');
  await chat.page
    .getByText(/kept|draft|saved for later/i)
    .last()
    .waitFor();

  await openLookedAfterChildren(chat);
  expect(await words(chat).inputValue()).toBe('Half a thought');
  await words(chat).fill('on track');
  await chat.press('Submit');
  await chat.page.getByText('Would you look at one thing').last().waitFor();
  expect(await figure(chat).inputValue()).toBe('490');
  await words(chat).fill(WORDS);
  await chat.press('Submit');
  await chat.page
    .getByText(/Saved\. Number of looked after children: 490/)
    .last()
    .waitFor();

  // What stands there until it has changed is the form of the next one.
  await chat.press('Change');
  await chat.lastCard().getByText('3 of 5 on your list').waitFor();
  expect(await figure(chat).inputValue()).toBe('490');
  await figure(chat).fill('488');
  await chat.press('Submit');
  await chat.page
    .getByText(/Saved\. Number of looked after children: 488/)
    .last()
    .waitFor();
  await chat.close();

  await product.restart();
  const again = await product.openChat();
  await again.type('PMIF-LAC-N');
  await figure(again).waitFor();
  expect(await figure(again).inputValue()).toBe('488');
  expect(await words(again).inputValue()).toBe(WORDS);
  await again.close();
});

it('a newcomer puts one off, with a reason and a day', async () => {
  const chat = await product.openChat();
  await openFromList(chat, 'Employee resignations as % of headcount');
  await words(chat).fill('HR is still counting.');
  await chat.press('Not ready yet');
  await chat.page.getByText('The figure is being checked').last().click();
  await chat.page
    .getByRole('combobox', { name: /When do you expect it/ })
    .last()
    .click();
  await chat.page.getByRole('button', { name: /next month/i }).click();
  await chat.page.getByRole('gridcell', { name: /15, December/ }).click();
  await chat.page
    .getByRole('textbox', { name: /A note/ })
    .last()
    .fill('Payroll closes on the 12th.');
  await chat.press('Not ready until then');
  await chat.page
    .getByText(/Employee resignations as % of headcount is not ready until Tue 15 Dec/)
    .last()
    .waitFor();
  expect(await listText(chat)).not.toContain('Employee resignations');
  await chat.close();
});

it('a newcomer says that another is not theirs, and whose it is', async () => {
  const chat = await product.openChat();
  await openFromList(chat, 'Repairs completed on the first attempt');
  await chat.press('Not mine');
  await chat.page
    .getByText(/We stop asking you/)
    .last()
    .waitFor();
  const whose = chat.page.getByRole('combobox', { name: /Whose is it/ }).last();
  await whose.click();
  await whose.pressSequentially('Service Manager, Rep');
  await chat.page.getByRole('option', { name: 'Service Manager, Repairs and Voids' }).click();
  await chat.press('Not mine');
  await chat.page
    .getByText(/Passed on\. Repairs completed on the first attempt is with Service Manager, Repairs and Voids now/)
    .last()
    .waitFor();
  expect(await listText(chat)).not.toContain('Repairs completed');
  await chat.close();
});
