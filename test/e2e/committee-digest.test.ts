import { type Chat, productInBrowser, type ProductInBrowser } from '../support/playground-chat.ts';
import { unzipped } from '../support/unzip.ts';

const OPENING = 'Members asked in October about **calls**. [link](http://x) ${1+1}';
const WORDS = 'Two of three calls are answered in a minute; the rest wait longer on Mondays.';

let product: ProductInBrowser;
let chat: Chat;

beforeAll(async () => {
  product = await productInBrowser('officer');
  chat = await product.openChat();
});
afterAll(() => product?.stop());

it('an officer previews, edits and releases a committee’s digest, and gets the report', async () => {
  expect(product.started().said).toContain('committee families');
  await chat.type('committee corporate');
  await chat.shows('Corporate Resources: April to September 2026');
  await chat.shows(/Preview: nobody but its officers/);
  expect(await chat.text()).toContain('79.8% for September 2026');

  await chat.press('Edit what opens it');
  await chat.fill(/Your words/, OPENING);
  await chat.press('Save');
  await chat.shows('Your words open page one now.');
  expect(await chat.text()).toContain(OPENING);

  await chat.press('All measures');
  await chat.shows('All measures with a figure');
  await chat.press('Edit its words');
  await chat.fill(/What does this tell us/, WORDS);
  await chat.press('Save');
  await chat.shows(/stands in your words now/);
  expect(await chat.text()).toContain(`Why, as edited for this committee: ${WORDS}`);

  await chat.press('Page one');
  await chat.shows('What has no figure, and why');
  await chat.press('Release');
  await chat.shows('Release it?');
  await chat.press('Release it now');
  await chat.shows(/^Released/);

  // A slip: taken back at once, and released again.
  await chat.press('Undo the release');
  await chat.shows(/^The release is undone/);
  await chat.shows(/Preview: nobody but its officers/);
  await chat.press('Release');
  await chat.shows('Release it?');
  await chat.press('Release it now');
  await chat.shows(/^Released/);

  await chat.press('Word document');
  await chat.shows(/the digest as a Word document/);
  // What the browser would open, fetched here: a download of a headless browser's other window is lost with it.
  const address = chat.page.evaluate<string>(
    'new Promise((opened) => { globalThis.open = (url) => { opened(String(url)); return null; }; })',
  );
  await chat.lastCard().getByText('Download', { exact: true }).click();
  const file = await fetch(await address);
  expect(file.headers.get('content-disposition')).toContain('corporate FY2026-27-H1.docx');
  const word = unzipped(Buffer.from(await file.arrayBuffer()));
  const text = String(word.get('word/document.xml'));
  expect(text).toContain('about **calls**');
  expect(text).toContain(WORDS);
  expect(text).toContain('As edited for this committee:');

  await chat.press('The committee asked …');
  await chat.shows(/What is asked, or what is missing/);
  const chosen = chat.lastCard().getByRole('combobox', { name: /Which committee asked/ });
  expect(await chosen.inputValue()).toMatch(/^Corporate Resources.*meeting of 19 January 2027/);
});
