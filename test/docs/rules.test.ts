import { globSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/rules.md', 'utf8');
const [rules = '', sources = ''] = page.split('\n## 16. Sources\n');
const headings = [...page.matchAll(/^#{2,3} [\d.]+ (.+)$/gm)].map(([, heading]) => heading);

/** Names in brackets that are no links: sources. */
const sourcesNamed = [...rules.replaceAll(/`[^`]*`/g, '').matchAll(/\[([^\]\n]+)\](?!\()/g)].map(
  ([, name]) => name ?? '',
);
const sourcesListed = [...sources.matchAll(/^- \*\*(.+?)\*\*/gm)].flatMap(([, names]) => names?.split(', ') ?? []);

describe('docs/rules.md', () => {
  it('has every heading that a comment points to', () => {
    const files = globSync('{src,jobs,test,cards,bench,scripts}/**/*.{ts,json}');
    const cited = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8').replaceAll(/\n\s*(?:\*|\/\/) ?/g, ' ');
      return [...text.matchAll(/docs\/rules\.md, "([^"]+)"/g)].map(([, heading]) => ({ file, heading }));
    });
    expect(cited.filter(({ heading }) => !headings.includes(heading))).toEqual([]);
  });

  it('has no two headings of one name', () => {
    expect(headings.filter((heading, index) => headings.indexOf(heading) !== index)).toEqual([]);
  });

  it('lists every source that it names, and no other', () => {
    expect([...new Set(sourcesNamed)].sort()).toEqual([...sourcesListed].sort());
  });
});
