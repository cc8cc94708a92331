import { loadCards } from '../../src/teams/card-library.ts';
import type { View } from '../../src/core/view.ts';
import { present } from '../../src/features.ts';
import { EXAMPLES } from '../support/example-views.ts';
import { complaintsOfParser, everyPart } from './card-parser.ts';

const library = loadCards('cards');

/** Fields whose values the program makes itself; everything else of a view is somebody's words. */
const OUR_OWN = new Set([
  'kind',
  'what',
  'about',
  'field',
  'state',
  'reason',
  'verdict',
  'sense',
  'which',
  'influence',
  'direction',
  'frequency',
  'start',
  'end',
  'at',
  'status',
  'draftSavedAt',
  'why',
  'acts',
  'of',
  'asked',
  'presses',
  'notReached',
  'as',
  'reader',
  'goesTo',
  'posted',
  'place',
  'channel',
  'done',
  'asked',
  'how',
  'went',
  'stage',
  'of',
  'act',
  'notes',
]);

/** What the store holds as keys cannot be longer than this, whatever a register says. */
const KEYS: Readonly<Record<string, number>> = { code: 200, text: 60, email: 254, digest: 200, committee: 60 };

/** The view with every text of people and of the register replaced; days stay days. */
function wordedWith(words: string, value: unknown, field = ''): unknown {
  if (typeof value === 'string')
    return OUR_OWN.has(field) || /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? value
      : words.slice(0, KEYS[field] ?? words.length);
  if (Array.isArray(value)) return value.map((item) => wordedWith(words, item, field));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wordedWith(words, item, key)]));
}

const WORDS = [
  '[link](http://x) **bold**',
  '${1+1} ${$root.heading} ${if(',
  '{{DATE(2026-01-01)}}',
  '\' or 1 eq 1 "}]',
  '\u0000\u0007\u202e',
  'x'.repeat(10_000),
  '"\n'.repeat(5_000),
  '👩‍👧‍👦'.repeat(1_000),
];
const cases = Object.keys(EXAMPLES).flatMap((name) =>
  WORDS.map((words) => ({ name, words, start: words.slice(0, 20) })),
);

describe('a register and people that write anything in every field', () => {
  it.each(cases)('$name still is a card with $start', ({ name, words }) => {
    const presented = present(wordedWith(words, EXAMPLES[name]) as View);
    const { card } = library.expandCard(presented, { action: 'submit' });
    expect(complaintsOfParser(card)).toEqual([]);
    expect(presented.summary.length).toBeLessThan(500);
    const texts = everyPart(card).filter(({ type }) => type === 'TextRun' || type === 'TextBlock');
    expect(texts.filter(({ text }) => String(text).includes('{{'))).toEqual([]);
    for (const link of everyPart(card).filter(({ type }) => type === 'Action.OpenUrl'))
      expect(link.url).toMatch(/^https?:/);
  });
});
