import type { Locator } from 'playwright-core';
import { DAY_ONE, pmif } from '../support/npm-start.ts';
import { type Chat, productInBrowser, type ProductInBrowser } from '../support/playground-chat.ts';

const CHANNEL = '19:announcements@thread.tacv2';
const LEAD = {
  id: '29:performance',
  aadObjectId: '00000000-0000-4000-8000-000000000005',
  name: 'Performance Lead',
};
const QUESTION = 'Why two minutes? **bold** ${1+1}';
const ANSWER = 'Two minutes is what people told us they can wait.';

let product: ProductInBrowser;
let chat: Chat;

beforeAll(async () => {
  product = await productInBrowser('performance');
  chat = await product.openChat();
});
afterAll(() => product?.stop());

const press = (name: string) => pressIn(chat.lastCard(), name);

/** Opens a conversation from the list at the left, which lies outside the page until it is asked for. */
async function open(name: string): Promise<void> {
  const entry = chat.page.getByText(name, { exact: true }).first();
  if (((await entry.boundingBox())?.x ?? -1) < 0) await chat.page.getByRole('button').first().click();
  await entry.click();
}

/** By keys: the list of conversations may lie above a card, where no pointer reaches it. */
async function pressIn(within: Locator, name: string): Promise<void> {
  await within.getByRole('button', { name, exact: true }).last().press('Enter');
}

/** A card by what it says: in a channel the newest post stands on top. */
const card = (text: string) => chat.page.locator('.ac-adaptiveCard', { hasText: text }).last();

/** The job as if it were a moment, or what is ready by then; leads of other groups have no chat, and are not reached. */
const run = (...args: readonly string[]) =>
  pmif<{ queued?: number; delivered?: number; skipped?: Readonly<Record<string, number>> }>(
    product.dataDir,
    'run',
    ...args,
  );

/** What Teams posts when somebody types in a channel where the bot was added. */
async function typeInChannel(text: string): Promise<void> {
  const response = await fetch(`${product.started().bot}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: 'typed-in-channel',
      channelId: 'msteams',
      serviceUrl: `http://localhost:${product.port}/_connector`,
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
  // No lead has a chat here: the drafts wait for the performance team.
  expect(await run('explain', '--now', DAY_ONE)).toMatchObject({ queued: 0, skipped: { noConversation: 5 } });
  await typeInChannel('link here customer-services');

  await chat.type('thrive');
  await chat.shows(/5 groups with 245 people/);
  const team = chat.lastCard().locator('.ac-container', { hasText: 'Customer services' }).last();
  await pressIn(team, 'Open what waits');
  await chat.shows(/it is what Customer services will read once you approve it/);
  await chat
    .lastCard()
    .getByRole('textbox', { name: /A sentence of your own/ })
    .fill('August was your busiest month.');
  await press('Approve and send');
  await chat.shows(/Customer services gets this/);

  expect(await run('explain', '--now', '2026-11-25T10:00:00Z')).toMatchObject({ queued: 1 });
  expect(await run('deliver', '--now', '2026-11-25T15:31:00Z')).toMatchObject({ delivered: 1 });
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
  await chat.type('thrive');
  await chat.shows('1 question waits for an answer.');
  await press('Answer it');
  await chat.shows(QUESTION);
  await chat.lastCard().getByRole('textbox', { name: 'Your answer' }).fill(ANSWER);
  await press('Send the answer');
  await chat.shows(/to the person who asked, and to their team without a name/);
  await run('deliver', '--now', '2026-11-25T15:31:00Z');
  await chat.shows('Your question has an answer.');
  await open('Announcements');
  const answered = card('Somebody of Customer services asked, and here is the answer.');
  await answered.waitFor();
  expect(await answered.innerText()).toContain(QUESTION);
  expect(await answered.innerText()).toContain(ANSWER);
});
