import { drawChart } from '../../src/documents/charts/draw.ts';
import type { ChartPicture } from '../../src/features/analysis/rules/chart-picture.ts';
import type { Paper } from '../../src/features/reports/rules/paper.ts';

/** A chart without lines, of ten units from low to high. */
export function aChart(
  latest: string,
  values: readonly number[],
  at = values.map((_value, index) => index),
): ChartPicture {
  const low = Math.min(...values);
  const points = values.map((y, index) => ({
    x: at[index] ?? 0,
    y,
    run: 1,
    mark: '' as const,
    sense: 'usual' as const,
  }));
  const ticks = (...places: number[]) => places.map((place) => ({ at: place, label: String(place) }));
  return { alt: 'A chart', points, lines: [], latest, xTicks: ticks(0), yTicks: ticks(low, low + 10) };
}

/** A paper with one block of each kind, all of whose words are the same. */
export function aPaper(words: string, change: Partial<Paper> = {}): Paper {
  const runs = [
    { text: words },
    { text: words, bold: true },
    { text: words, link: 'https://example.gov.uk/a?b=1&c=2' },
  ];
  return {
    ...{ title: words, author: words, header: words },
    blocks: [
      { kind: 'heading', level: 1, text: words },
      { kind: 'heading', level: 2, text: words, newPage: true },
      { kind: 'paragraph', runs },
      { kind: 'list', items: [runs, runs] },
      {
        ...{ kind: 'table', title: words, head: [words, words], widths: [40, 60] },
        rows: [
          [[runs], [runs, runs]],
          [[runs], []],
        ],
      },
      { kind: 'picture', title: words, chart: { ...aChart('5', [4, 5]), alt: words } },
    ],
    ...change,
  };
}

export const pictures = async (paper: Paper) =>
  Promise.all(paper.blocks.flatMap((block) => (block.kind === 'picture' ? [drawChart(block.chart)] : [])));

/** Words that would do something, were they not text; each with what a reader must be able to see of it. */
export const HOSTILE: readonly (readonly [what: string, words: string])[] = [
  ['markup', '<b onclick="x()">bold</b> & <img src=x onerror=alert(1)>'],
  ['a script', '</title></style></script><script>alert("x")</script>'],
  ['a template', '${1+1} {{DATE(2020-01-01)}} <%= 1 %> {% x %} %s'],
  ['Markdown', '# **b** _i_ [a](javascript:alert(1)) ![p](x) `c` | d ~~e~~ 1. f'],
  ['a field of Word', '{ HYPERLINK "http://x" } \\o "1-3" ]]> <w:p/>'],
  ['five thousand characters', 'Because of this & that. '.repeat(209)],
  ['another script and emoji', 'Дети 🧒🏽 שלום'],
];
