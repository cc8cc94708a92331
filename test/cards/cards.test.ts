import { mkdtempSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCards } from '../../src/teams/card-library.ts';
import { TEMPLATES } from '../../src/core/words/card-data.ts';
import { present } from '../../src/features.ts';
import { EXAMPLES } from '../support/example-views.ts';
import { complaintsOfParser, everyPart, plainCard } from './card-parser.ts';
import { cardSchema } from './card-schema.ts';

const library = loadCards('cards');
const cases = Object.entries(EXAMPLES).flatMap(([name, view]) =>
  (['submit', 'execute'] as const).map((action) => ({
    name,
    action,
    view,
    ...library.expandCard(present(view), { action }),
  })),
);
const validate = cardSchema();

describe('every card', () => {
  it.each(cases)('$name ($action) is understood by the parser of the adaptivecards package', ({ card }) => {
    expect(complaintsOfParser(card)).toEqual([]);
  });

  (validate === undefined ? it.skip : it).each(cases)(
    '$name ($action) is valid by the published schema (skipped where that does not lie beside the project)',
    ({ card }) => {
      expect([validate?.(plainCard(card)), validate?.errors ?? []]).toEqual([true, []]);
    },
  );

  it.each(cases)(
    '$name ($action) has a label on every input, a summary and words for a client that cannot show it',
    (item) => {
      const inputs = everyPart(item.card).filter((part) => String(part.type).startsWith('Input.'));
      for (const input of inputs) expect(String(input.label)).toMatch(/\w/);
      expect(item.card).toMatchObject({ lang: 'en', msteams: { width: 'full' } });
      for (const text of [item.card.fallbackText, item.card.speak, present(item.view).summary]) {
        expect(String(text)).toMatch(/\w{2}/);
      }
    },
  );

  it.each(cases)('$name ($action) never speaks of targets, missing or being overdue', ({ card, name }) => {
    // "Within target." is what somebody typed in that example.
    const words = JSON.stringify(card).replace('Within target.', '').replaceAll('targetElements', '');
    expect([name, /overdue|target|missed|failed|escalat/i.exec(words)?.[0]]).toEqual([name, undefined]);
  });

  it.each(cases.filter(({ action }) => action === 'execute'))(
    '$name has every press as Action.Execute if so wanted',
    ({ card }) => {
      const presses = everyPart(card).filter(({ data }) => typeof data === 'object' && data !== null && 'verb' in data);
      for (const press of presses) {
        expect(press).toMatchObject({ type: 'Action.Execute', verb: (press.data as { verb: string }).verb });
      }
      expect(card.version).toBe(presses.length > 0 ? '1.4' : '1.2');
    },
  );
});

it('declares the lowest version that covers its elements, since phones refuse a higher one', () => {
  const versions = Object.fromEntries(
    cases.filter(({ action }) => action === 'submit').map(({ name, card }) => [name, card.version]),
  );
  expect(versions).toMatchObject({ 'reading-form': '1.3', receipt: '1.2', 'ask-list': '1.2', 'not-mine-form': '1.3' });
});

it.each(TEMPLATES)('the sample of %s is what the presenter makes of its example (npm run cards -- samples)', (name) => {
  const { data, fallbackText, speak } = present(EXAMPLES[name]!);
  expect(JSON.parse(readFileSync(`cards/${name}.sample.json`, 'utf8'))).toEqual({ ...data, fallbackText, speak });
});

describe('a broken card stops the start', () => {
  it.each([
    ['receipt.card.json', '{ "type": "AdaptiveCard", "body": [{ "type": "TextBlock", "text": "${if(" }] }'],
    ['receipt.card.json', '{ "type": "AdaptiveCard", "body": [{ "type": "TextBlock", "text": "${noSuchField}" }] }'],
    ['receipt.card.json', '{ "type": "AdaptiveCard", "body": ['],
    ['notice.sample.json', '{}'],
    ['notice.sample.json', 'null'],
  ])('and %s is named: %s', (file, content) => {
    const folder = mkdtempSync(join(tmpdir(), 'cards-'));
    cpSync('cards', folder, { recursive: true });
    writeFileSync(join(folder, file), content);
    expect(() => loadCards(folder)).toThrow(file.replace('.card', '').replace('.json', ''));
  });
});
