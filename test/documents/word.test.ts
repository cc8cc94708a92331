import { word } from '../../src/documents/word.ts';
import type { Paper } from '../../src/features/reports/rules/paper.ts';
import { readText, tagsOf } from '../support/markup.ts';
import { unzipped } from '../support/unzip.ts';
import { aPaper, HOSTILE, pictures } from './papers.ts';

async function partsOf(paper: Paper) {
  const parts = unzipped(await word(paper, await pictures(paper)));
  const part = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const named = (pattern: RegExp) => [...parts.keys()].filter((name) => pattern.test(name)).map(part);
  return { part, named, names: [...parts.keys()] };
}
const PLAIN = aPaper('Plain words');

describe('a Word document', () => {
  it('has real headings, in the order of their levels', async () => {
    const { part } = await partsOf(PLAIN);
    const styles = tagsOf(part('word/document.xml')).filter(({ name }) => name === 'w:pStyle');
    expect(styles.map(({ attributes }) => /w:val="(Heading\d)"/.exec(attributes)?.[1]).filter(Boolean)).toEqual([
      'Heading1',
      'Heading2',
    ]);
  });

  it('repeats the first row of every table on every page', async () => {
    const { part } = await partsOf(PLAIN);
    const tags = tagsOf(part('word/document.xml'));
    const rows = tags.filter(({ name }) => name === 'w:tr');
    const repeated = tags.filter(({ name }) => name === 'w:tblHeader');
    expect([rows.length, repeated.length]).toEqual([3, 1]);
    expect(part('word/document.xml').indexOf('w:tblHeader')).toBeLessThan(part('word/document.xml').indexOf('</w:tr>'));
  });

  it('says every picture in words', async () => {
    const { part, names } = await partsOf(PLAIN);
    const said = tagsOf(part('word/document.xml')).filter(({ name }) => name === 'wp:docPr');
    expect(said.map(({ attributes }) => /descr="([^"]*)"/.exec(attributes)?.[1])).toEqual(['Plain words']);
    expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(1);
  });

  it('is in British English, and has a title', async () => {
    const { part } = await partsOf(PLAIN);
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
    expect(part('docProps/core.xml')).toContain('<dc:title>Plain words</dc:title>');
  });

  it('has no text smaller than 12 point, and none that is hard to see', async () => {
    const { part, named } = await partsOf(PLAIN);
    const pages = [part('word/document.xml'), ...named(/header|footer/)].join('');
    const used = [...pages.matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map((match) => match[1] ?? '');
    const styles = [...part('word/styles.xml').matchAll(/<w:(?:style|docDefaults)\b.*?<\/w:(?:style|docDefaults)>/gs)];
    const inForce = styles
      .map(([style]) => style)
      .filter((style) => style.startsWith('<w:docDefaults') || used.some((id) => style.includes(`w:styleId="${id}"`)));
    expect(inForce.length).toBeGreaterThanOrEqual(4);
    const written = [pages, ...inForce].join('');
    const sizes = [...written.matchAll(/<w:sz w:val="(\d+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    const onWhite = [...part('word/document.xml').matchAll(/<w:color w:val="([0-9A-F]{6})"/g)].map((match) => match[1]);
    for (const colour of new Set(onWhite)) {
      const ground = colour === 'FFFFFF' ? '12395F' : 'FFFFFF';
      expect(contrast(colour ?? '', ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('numbers its pages and says on each what it is, and that it is a draft where it is one', async () => {
    const { named } = await partsOf({ ...PLAIN, warning: 'Draft: not released' });
    expect(named(/footer\d*\.xml$/).join('')).toMatch(/PAGE.*NUMPAGES/s);
    expect(named(/header\d*\.xml$/).join('')).toMatch(/Draft: not released.*Plain words/s);
    const { named: released } = await partsOf(PLAIN);
    expect(released(/header\d*\.xml$/).join('')).not.toContain('Draft');
  });

  it.each(HOSTILE)('shows %s as text, in every place', async (_what, words) => {
    const { part, named } = await partsOf(aPaper(words));
    const document = part('word/document.xml');
    const texts = tagsOf(document)
      .filter(({ name }) => name === 'w:p')
      .map(({ text }) => readText(text));
    const shown = words.replace(/\s+/g, ' ').trim();
    expect(texts.filter((text) => text.includes(shown)).length).toBeGreaterThanOrEqual(11);
    for (const xml of named(/\.(xml|rels)$/)) expect(() => tagsOf(xml)).not.toThrow();
  });

  it('leaves out what XML cannot hold, and half an emoji', async () => {
    const { part } = await partsOf(aPaper('a\u0000b\u0008c\ud83dd\u202ee'));
    expect(part('word/document.xml')).toContain('abcde');
  });
});

/** WCAG's contrast of two colours. */
function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [0, 2, 4]
      .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, bright = 0] = [light(a), light(b)].sort((one, other) => one - other);
  return (bright + 0.05) / (dark + 0.05);
}
