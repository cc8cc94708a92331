import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format, resolveConfig } from 'prettier';
import { readingAge } from '../src/system/reading-age.ts';
import { loadCards } from '../src/teams/card-library.ts';
import { TEMPLATES } from '../src/core/words/card-data.ts';
import { present } from '../src/features.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { OUR_NAMES } from '../src/features/thrive/rules/wording.ts';
import { explainerSentences } from '../src/features/thrive/words/explainer-words.ts';
import { EXAMPLES } from '../test/support/example-views.ts';
import { shippedExplainers } from '../test/support/shipped-explainers.ts';
import { pageOf } from './card-page.ts';

/**
 * `npm run cards`: writes every template's sample, draws every example of a card (light, dark, on a phone, and with all folds
 * open) into `gallery/`, with a page that shows them all, and prints the reading ages of the explainers.
 * `npm run cards -- samples` only writes the samples; `npm run cards -- readme` draws the README's pictures, 360 × 640.
 */
async function main(): Promise<void> {
  await writeSamples();
  if (process.argv.includes('readme')) await drawReadme();
  else if (!process.argv.includes('samples')) await draw(process.argv[2] ?? '');
}

async function writeSamples(): Promise<void> {
  for (const name of TEMPLATES) {
    const view = EXAMPLES[name];
    if (view === undefined)
      throw new Error(`There is no example of ${name}: add one to test/support/example-views.ts.`);
    const { data, fallbackText, speak } = present(view);
    const path = `cards/${name}.sample.json`;
    const style = await resolveConfig(path);
    writeFileSync(path, await format(JSON.stringify({ ...data, fallbackText, speak }), { ...style, filepath: path }));
  }
}

const README_PICTURES = {
  'reading-form': 'form-phone',
  receipt: 'receipt',
  'committee-digest': 'committee-digest',
  explainer: 'explainer',
};

async function drawReadme(): Promise<void> {
  const library = loadCards('cards');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    for (const [name, picture] of Object.entries(README_PICTURES)) {
      const { card } = library.expandCard(present(EXAMPLES[name]!), { action: 'submit' });
      await page.setContent(pageOf(card, renderer(), false));
      await page.screenshot({ path: `docs/pictures/${picture}.png` });
    }
  } finally {
    await browser.close();
  }
}

const renderer = () =>
  readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'), 'utf8');

const LOOKS = [
  { look: 'light', width: 640, dark: false },
  { look: 'dark', width: 640, dark: true },
  { look: 'phone', width: 360, dark: false },
  { look: 'unfolded', width: 360, dark: false },
];

async function draw(only: string): Promise<void> {
  const library = loadCards('cards');
  mkdirSync('gallery', { recursive: true });
  const browser = await launchBrowser();
  let drawn = 0;
  try {
    for (const { look, width, dark } of LOOKS) {
      const page = await browser.newPage({ viewport: { width, height: 640 } });
      for (const [name, view] of Object.entries(EXAMPLES)) {
        if (!name.startsWith(only)) continue;
        const { card } = library.expandCard(present(view), { action: 'submit' });
        await page.setContent(pageOf(look === 'unfolded' ? unfolded(card) : card, renderer(), dark));
        const picture = `${name.replaceAll(/[^a-z]+/g, '-')}.${look}.png`;
        await page.screenshot({ path: `gallery/${picture}`, fullPage: true });
        drawn += 1;
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  writeFileSync('gallery/index.html', galleryOf(readdirSync('gallery').filter((file) => file.endsWith('.png'))));
  printReadingAges();
  console.log(`${drawn} pictures drawn in gallery/; open gallery/index.html to look at them.`);
}

/** At what age each explainer of the example register can be read; eleven at most. */
function printReadingAges(): void {
  for (const { name, facts } of shippedExplainers()) {
    const age = readingAge(explainerSentences(facts), OUR_NAMES);
    console.log(`Reading age ${age.toFixed(1)}: ${name}`);
  }
}

/** The card with everything shown that waits behind a toggle. */
function unfolded(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true'));
}

function galleryOf(pictures: readonly string[]): string {
  const figures = [...pictures]
    .sort()
    .map((picture) => `<figure><img src="${picture}" alt=""><figcaption>${picture}</figcaption></figure>`);
  const style = 'body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:24px;background:#ddd}figure{margin:0}';
  return `<!doctype html><html lang="en-GB"><title>Cards</title><style>${style}</style>${figures.join('\n')}</html>\n`;
}

await main();
