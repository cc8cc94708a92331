import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PlaygroundRole } from '../../src/local/playground.ts';
import { launchBrowser } from './browser.ts';
import { freePort } from './free-port.ts';
import { ctrlC, DAY_ONE, npmStart, type Started } from './npm-start.ts';

export const playgroundAt = (port: number) => `http://127.0.0.1:${port}`;

/** A chat with the bot, as the playground at this address shows it: what somebody types, presses and reads there. */
export async function openChat(browser: Browser, address: string) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.setDefaultTimeout(20_000);
  await page.clock.setFixedTime(DAY_ONE); // a calendar that is opened starts with the month that the product lives in
  await page.goto(address);
  return chatOn(page);
}

export type Chat = ReturnType<typeof chatOn>;

function chatOn(page: Page) {
  // Always in the last card: an older form may still stand above it, and would be found at once.
  const lastCard = () => page.locator('.ac-adaptiveCard').last();
  const box = (label: string | RegExp) => lastCard().getByRole('textbox', { name: label });
  return {
    page,
    lastCard,
    box,
    text: () => lastCard().innerText(),
    async type(text: string): Promise<void> {
      const below = page.getByRole('textbox').last();
      await below.fill(text);
      await below.press('Enter');
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

export type ProductInBrowser = Awaited<ReturnType<typeof productInBrowser>>;

/** The product as `npm start -- --as ROLE` starts it, and the browser that somebody opens its playground in. */
export async function productInBrowser(role: PlaygroundRole) {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), `pmif-${role}-`));
  const start = () => npmStart(dataDir, '--as', role, '--playground-port', String(port));
  const [browser, first] = await Promise.all([launchBrowser(), start()]);
  let started: Started = first;
  return {
    browser,
    port,
    dataDir,
    started: () => started,
    openChat: () => openChat(browser, playgroundAt(port)),
    async restart(): Promise<void> {
      await ctrlC(started);
      started = await start();
    },
    async stop(): Promise<void> {
      await browser.close();
      await ctrlC(started);
    },
  };
}
