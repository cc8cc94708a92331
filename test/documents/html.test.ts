import { html } from '../../src/documents/html.ts';
import { readText, tagsOf } from '../support/markup.ts';
import { aPaper, HOSTILE, pictures } from './papers.ts';

const PLAIN = aPaper('Plain words');
const written = async (paper = PLAIN) => html(paper, await pictures(paper));

describe('an HTML report', () => {
  it('is one file in British English, with a title, headings and a main part', async () => {
    const text = await written();
    const tags = tagsOf(text);
    const names = tags.map(({ name }) => name);
    expect(text).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    expect(names.filter((name) => /^(h\d|main|title)$/.test(name))).toEqual(['title', 'main', 'h1', 'h2']);
    expect(text).not.toMatch(/(src|href)="(?!data:|https:)/);
  });

  it('names the columns and rows of its tables, and says its pictures in words', async () => {
    const tags = tagsOf(await written());
    const scopes = tags.filter(({ name }) => name === 'th').map(({ attributes }) => attributes.trim());
    expect(scopes).toEqual(['scope="col"', 'scope="col"', 'scope="row"', 'scope="row"']);
    expect(tags.filter(({ name }) => name === 'caption').map(({ text }) => text)).toEqual(['Plain words']);
    expect(tags.find(({ name }) => name === 'img')?.attributes).toContain('alt="Plain words"');
  });

  it('says on top, and on every printed page, that it is a draft', async () => {
    const draft = await written({ ...PLAIN, warning: 'Draft: not "released" }</style>' });
    expect(draft).toContain('>Draft: not &quot;released&quot; }&lt;/style&gt;</p>');
    expect(draft).toContain('@top-right { content: "Draft\\3a  not \\22 released\\22  \\7d \\3c \\2f style\\3e ";');
    expect(await written()).not.toContain('class="warning"');
  });

  it.each(HOSTILE)('shows %s as text, in every place', async (_what, words) => {
    const tags = tagsOf(await written(aPaper(words)));
    expect(new Set(tags.map(({ name }) => name))).toEqual(new Set(tagsOf(await written()).map(({ name }) => name)));
    const shown = words.replace(/\s+/g, ' ').trim();
    const paragraphs = tags.filter(({ name }) => ['p', 'li', 'h1', 'h2', 'caption', 'title'].includes(name));
    expect(paragraphs.every(({ text }) => readText(text).includes(shown))).toBe(true);
    expect(tags.every(({ attributes }) => !/\son\w+=(?![^"]*")/.test(attributes))).toBe(true);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'not an address'])(
    'makes no link of %s',
    async (link) => {
      const paper = { ...PLAIN, blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'here', link }] }] };
      expect(await written(paper)).toContain('<p>here</p>');
    },
  );
});
