import { markdown } from '../../src/documents/markdown.ts';
import { aPaper, HOSTILE } from './papers.ts';

/** What a reader of the rendered page sees: marks that are escaped stand for themselves. */
const read = (text: string) => text.replace(/\\([\\`*_[\]<>#|~&$+=-])/g, '$1').replaceAll('\u200b', '');
const unescaped = (text: string) => text.replace(/\\[\\`*_[\]<>#|~&$+=-]/g, '');

describe('a Markdown report', () => {
  it('reads well as it is: headings, lists, a table’s rows by their columns, a picture in words', () => {
    expect(markdown(aPaper('Words'))).toBe(`# Words

## Words

Words**Words**<https://example.gov.uk/a?b=1&c=2>

- Words**Words**<https://example.gov.uk/a?b=1&c=2>
- Words**Words**<https://example.gov.uk/a?b=1&c=2>

- Words**Words**<https://example.gov.uk/a?b=1&c=2>
  - Words: Words**Words**<https://example.gov.uk/a?b=1&c=2> Words**Words**<https://example.gov.uk/a?b=1&c=2>
- Words**Words**<https://example.gov.uk/a?b=1&c=2>
  - Words: 

_Words_
`);
  });

  it('says first that it is a draft', () => {
    expect(markdown(aPaper('Words', { warning: 'Draft: not released' }))).toMatch(/^\*\*Draft: not released\*\*\n/);
  });

  it.each(HOSTILE)('shows %s as text, in every place', (_what, words) => {
    const text = markdown(aPaper(words));
    const shown = words.replace(/\s+/g, ' ').trim();
    expect(read(text).split(shown).length - 1).toBeGreaterThanOrEqual(15);
    // But for our own marks, nothing is left that means something.
    const left = unescaped(text).replaceAll('<https://example.gov.uk/a?b=1&c=2>', '');
    expect(left).not.toMatch(/[`[\]<>|~&$]/);
  });

  it.each(['- a list', '1. a list', '1) a list', '+ a list', '=== a title', '# a heading'])(
    'makes no more of “%s” at the start of a paragraph',
    (words) => {
      const text = markdown(aPaper('', { blocks: [{ kind: 'paragraph', runs: [{ text: words }] }] }));
      expect(text).not.toMatch(/^([-+=#]|\d+[.)])/);
      expect(read(text).trim()).toBe(words);
    },
  );
});
