import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type PlaygroundRole, startPlayground } from '../../src/local/playground.ts';
import { launchBrowser } from './browser.ts';
import { freePort } from './free-port.ts';
import { ctrlC, DAY_ONE, npmStartAt, type Started } from './npm-start.ts';

const playgroundAt = (port: number) => `http://127.0.0.1:${port}`;

/** A chat with the bot, as the playground at this address shows it: what somebody types, presses and reads there. */
async function openChat(browser: Browser, address: string, now = DAY_ONE) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  await page.clock.setFixedTime(now); // a calendar that is opened starts with the month that the product lives in
  await page.goto(address);
  return chatOn(page);
}

export type Chat = ReturnType<typeof chatOn>;

function chatOn(page: Page) {
  // Always in the last card: an older form may still stand above it, and would be found at once.
  const cards = page.locator('.ac-adaptiveCard');
  const lastCard = () => cards.last();
  const box = (label: string | RegExp) => lastCard().getByRole('textbox', { name: label });
  return {
    page,
    lastCard,
    box,
    text: () => lastCard().innerText(),
    /** Types a sentence, and waits for the card that answers it: until then the last card is an older one. */
    async type(text: string): Promise<void> {
      const before = await cards.count();
      const below = page.getByRole('textbox').last();
      await below.fill(text);
      await below.press('Enter');
      await cards.nth(before).waitFor();
    },
    press: (name: string) => lastCard().getByRole('button', { name, exact: true }).last().click(),
    /** Waits until the last card says this. */
    shows: (text: string | RegExp) => lastCard().getByText(text).first().waitFor(),
    fill: (label: string | RegExp, text: string) => box(label).fill(text),
    async choose(label: string | RegExp, option: string | RegExp): Promise<void> {
      await lastCard().getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).first().click();
    },
    close: () => page.close(),
  };
}

/** Somebody's chat with the bot that listens there, in a playground of their own; who opens it stops it. */
export async function chatWith(browser: Browser, bot: string, role: PlaygroundRole, now = DAY_ONE) {
  const own = { port: await freePort(), dataDir: mkdtempSync(join(tmpdir(), `pmif-${role}-`)) };
  const playground = await startPlayground({ ...own, botUrl: `${bot}/api/messages`, role });
  return { playground, chat: await openChat(browser, playgroundAt(own.port), now) };
}

export type ProductInBrowser = Awaited<ReturnType<typeof productInBrowser>>;

/**
 * The product as `npm start -- --as ROLE` starts it, and the browser that somebody opens its playground in; on day one,
 * unless another `now` is told. `before` is what was done in its data folder until then.
 */
export async function productInBrowser(
  role: PlaygroundRole,
  { now = DAY_ONE, before }: { readonly now?: string; readonly before?: (dataDir: string) => Promise<unknown> } = {},
) {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), `pmif-${role}-`));
  await before?.(dataDir);
  const start = () => npmStartAt(now, dataDir, '--as', role, '--playground-port', String(port));
  const [browser, first] = await Promise.all([launchBrowser(), start()]);
  let started: Started = first;
  const playgrounds: { stop(): Promise<void> }[] = [];
  return {
    browser,
    port,
    dataDir,
    started: () => started,
    openChat: () => openChat(browser, playgroundAt(port), now),
    /** The chat of somebody else, in a playground of their own: two people talk to the same bot at once. */
    async chatOf(other: PlaygroundRole): Promise<Chat> {
      const { chat, playground } = await chatWith(browser, started.bot, other, now);
      playgrounds.push(playground);
      return chat;
    },
    async restart(): Promise<void> {
      await ctrlC(started);
      started = await start();
    },
    async stop(): Promise<void> {
      await browser.close();
      for (const playground of playgrounds) await playground.stop();
      await ctrlC(started);
    },
  };
}
