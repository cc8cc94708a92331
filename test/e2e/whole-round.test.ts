import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import type { PlaygroundRole } from '../../src/local/playground.ts';
import { testClock } from '../support/azurite.ts';
import { launchBrowser } from '../support/browser.ts';
import { registerWithoutMeasures, roundOf74 } from '../support/empty-register.ts';
import { cardOf, pressOf } from '../support/fake-connector.ts';
import { type Chat, chatWith } from '../support/playground-chat.ts';
import { filledIn, mended, problemsIn, rowsIn, tools, withFiveErrors } from '../support/round-workbooks.ts';
import { runningProduct, type Teammate } from '../support/running-product.ts';
import { sendReady } from '../support/send-ready.ts';
import { unzipped } from '../support/unzip.ts';

const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';
const WHY = 'One was counted twice.';
const PERIOD = '2026-09-30';

const round = roundOf74();
const [MINE = '', ...others] = round.owners;
/** Everybody who is not in the browser: they answer on cards, through a stand-in for Teams. */
const cast = others.map((email, at): Teammate => ({
  id: `29:other-${at}`,
  aadObjectId: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`,
  name: email,
}));
const clock = testClock('2026-11-24T09:00:00Z');
const counts = { team: { presses: 0, sentences: 0 }, owner: { presses: 0, sentences: 0 }, others: { presses: 0 } };

let browser: Browser;
let product: Awaited<ReturnType<typeof runningProduct>>;
const playgrounds: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  const addresses = Object.fromEntries(cast.map(({ id, name }) => [id, name]));
  [browser, product] = await Promise.all([
    launchBrowser(),
    runningProduct({ clock, register: registerWithoutMeasures(), addresses }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  for (const playground of playgrounds) await playground.stop();
  await product?.close();
});

/** Somebody at a browser of their own, who is counted. */
async function personAs(role: PlaygroundRole, counted: { presses: number; sentences: number }) {
  const { chat, playground } = await chatWith(browser, product.server.url, role);
  playgrounds.push(playground);
  return atBrowser(chat, counted);
}

function atBrowser(chat: Chat, counted: { presses: number; sentences: number }) {
  const press = async (name: string) => {
    counted.presses += 1;
    await chat.press(name);
  };
  /** Presses a button of the last card that opens an address. */
  const follow = async (name: string) => {
    counted.presses += 1;
    await chat.lastCard().getByRole('link', { name, exact: true }).click();
  };
  return {
    shows: chat.shows,
    text: chat.text,
    fill: chat.fill,
    press,
    /** What a button opens beside the chat. */
    async opened(name: string): Promise<Page> {
      const [page] = await Promise.all([chat.page.waitForEvent('popup'), follow(name)]);
      return page;
    },
    async type(text: string) {
      counted.sentences += 1;
      await chat.type(text);
    },
    /**
     * The file behind *Download*, as the browser saves it. A headless one loses it with the window that it opens for it,
     * so the address is opened in a tab that stays.
     */
    async download(): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
      const address = chat.page.evaluate<string>(
        'new Promise((opened) => { const { open } = globalThis; globalThis.open = (url) => { globalThis.open = open; opened(String(url)); return null; }; })',
      );
      await follow('Download');
      const [tab, link] = await Promise.all([browser.newPage(), address]);
      // Going to a file ends by its coming.
      const [file] = await Promise.all([tab.waitForEvent('download'), tab.goto(link).catch(() => undefined)]);
      const bytes = new Uint8Array(readFileSync(await file.path()));
      return { name: file.suggestedFilename(), bytes };
    },
    /** Chooses a file on the page, which is a press, and sends it, which is another. */
    async send(page: Page, name: string, bytes: Uint8Array) {
      counted.presses += 2;
      await page.getByLabel('The spreadsheet').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: 'Look in your chat' }).waitFor();
    },
  };
}

/** Answers on cards: each form brings the next. Other cards of theirs may be brought up to date meanwhile. */
async function answersOnCards(who: Teammate): Promise<void> {
  const { sent } = product.connector;
  const theirs = (from: number, verb: string) =>
    sent
      .slice(from)
      .findLast(
        (one) => one.conversation === `a:${who.id.slice(3)}` && JSON.stringify(cardOf(one)).includes(`"${verb}"`),
      );
  const list = theirs(0, 'openReading');
  const ask = list ?? theirs(0, 'submitReading');
  const press = async (data: Record<string, string>) => {
    const before = sent.length;
    counts.others.presses += 1;
    await product.press(who, data, { replyToId: ask?.id });
    return theirs(before, 'submitReading');
  };
  let form = list === undefined ? ask : await press(pressOf(cardOf(list), 'openReading'));
  expect(form).toBeDefined();
  while (form !== undefined) {
    form = await press({ ...pressOf(cardOf(form), 'submitReading'), value: '498', soWhat: WORDS });
  }
}

it('a six-month round of 74 measures: the performance team and an owner in a browser, 22 owners on cards, no terminal', async () => {
  const [team, owner] = await Promise.all([personAs('performance', counts.team), personAs('owner', counts.owner)]);
  for (const who of cast) await product.install(who);
  await owner.type('due');
  await owner.shows('There is nothing to do just now.');

  // The register, with five errors in it: sent from a page, for no file can be dropped on this chat.
  await team.type('progress');
  await team.shows(/^Progress on/);
  await team.press('Send a spreadsheet');
  await team.shows('Here is a page to send a spreadsheet from.');
  const page = await team.opened('Open the page');
  await team.send(page, 'Register.xlsx', await withFiveErrors(round));
  await team.shows('We found 5 problems in Register.xlsx, and changed nothing.');
  await team.shows(/^Row 5 of measures, direction: “sideways” is not one of the words/);

  // They come back marked; mended in the workbook, it is sent from the same page, and applied.
  const marked = await tools.read('marked.xlsx', (await team.download()).bytes);
  expect(problemsIn(marked)).toHaveLength(5);
  await team.send(page, 'Register.xlsx', await mended(marked, round));
  await team.shows(/It would add 148 rows/);
  await team.press('Apply');
  await team.shows(/Done: 148 rows added/);

  // The beat finds that the run would reach unusually many, and asks; the team presses Send.
  const held = await runRound(product.services, 'ask', { dry: false, confirm: false });
  expect(held.held).toBe(23);
  clock.set('2026-11-25T15:31:00Z');
  await sendReady(product);
  await team.shows('A run waits for you: it would reach 23 people.');
  await team.press('Send');
  await team.shows('The run goes to 23 people.');
  clock.set('2026-12-01T16:00:00Z');
  await sendReady(product);

  // One owner answers 31 by one spreadsheet, there and back by the browser.
  await owner.shows(/31 figures of yours are wanted/);
  await owner.press('These as a spreadsheet');
  await owner.shows('Here are the 31 figures that are wanted.');
  const wanted = await owner.download();
  expect(wanted.name).toMatch(/^Figures wanted .*\.xlsx$/);
  const sheet = await tools.read(wanted.name, wanted.bytes);
  expect(rowsIn(sheet)).toHaveLength(31);
  await owner.press('Send it back from a web page');
  await owner.shows('Here is a page to send a spreadsheet from.');
  await owner.send(await owner.opened('Open the page'), wanted.name, await filledIn(sheet, WORDS));
  await owner.shows(/31 figures taken from Figures wanted .* Thank you\./);

  // The others answer on their cards.
  for (const who of cast) await answersOnCards(who);
  await team.type('progress');
  await team.shows(/^Of 74 figures: 74 have come/);

  // The round is released and locked, and one figure corrected, with a reason.
  const code = round.measures.find(({ owner: whose }) => whose === MINE)?.code ?? '';
  await team.type('release families');
  await team.shows(/Release 74 figures of Families/);
  await team.press('Release');
  await team.shows(/^Released: 74 figures of Families/);
  await team.type('lock FY2026/27-H1');
  await team.shows(/^Lock 74 figures/);
  await team.press('Lock');
  await team.shows(/^Locked: 74 figures/);
  await team.type(`correct ${code} ${PERIOD}`);
  await team.shows(/Why/);
  await team.fill(/your figure/i, '494');
  await team.fill(/Why/i, WHY);
  await team.press('Submit');
  await team.shows(/Others see 49\d until 494 is released\./);
  await team.type(`release ${code} ${PERIOD}`);
  await team.press('Release');
  await team.shows(/^Released: 1 figure/);

  // The committee's report, as the clerk has it.
  await team.type('committee families');
  await team.shows(/^Families/);
  await team.press('Word document');
  await team.shows(/as a Word document/);
  const report = await team.download();
  expect(report.name).toMatch(/\.docx$/);
  const word = String(unzipped(report.bytes).get('word/document.xml')).replace(/<[^>]+>/g, '');
  expect(word).toContain('494');
  expect(word).toContain(WHY);
  expect(word).toMatch(/revised since/i);

  process.stdout.write(
    `A round of 74 measures and 23 owners, by browser: the team pressed ${counts.team.presses} times and typed ${counts.team.sentences} sentences; ` +
      `the owner of 31 pressed ${counts.owner.presses} times and typed ${counts.owner.sentences}; 22 others pressed ${counts.others.presses} times on cards.\n`,
  );
});
