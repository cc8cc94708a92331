import type { Block, Cover, Paper, Paragraph } from '../features/reports/rules/paper.ts';
import { markup, type Markup } from '../core/words/markup.ts';
import type { Picture } from './charts/draw.ts';
import { coverLines, oneLine } from './plain.ts';
import { webAddress } from '../core/words/plain-text.ts';

/** Dark text on white, 12 point and more; tables repeat their headings on every printed page. */
const STYLE = markup`
:root { color: #1a1a1a; background: #fff; font: 1.125rem/1.5 Arial, Helvetica, sans-serif; }
body { max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; color: #12395f; break-after: avoid; }
h2 { margin-top: 2rem; border-bottom: 2px solid #12395f; }
a { color: #12395f; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
th, td { border: 1px solid #595959; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th { background: #12395f; color: #fff; font-weight: bold; }
td p, th p { margin: 0 0 0.35rem; }
figure { margin: 1rem 0; }
figcaption { font-weight: bold; }
img { max-width: 100%; height: auto; }
header.cover .title { font-size: 1.75rem; font-weight: bold; color: #12395f; line-height: 1.25; }
.warning { border: 3px solid #8a1f11; color: #8a1f11; font-weight: bold; padding: 0.25rem 0.75rem; background: #fff; }
@page { size: A4; margin: 16mm 18mm; }
@media print {
  :root { font-size: 12pt; line-height: 1.25; }
  body { max-width: none; padding: 0; }
  h1, h2, h3, p, ul, figure { margin: 0 0 1.5mm; }
  h1 { font-size: 18pt; }
  h2 { font-size: 15pt; margin-top: 4mm; }
  h3 { font-size: 13pt; margin-top: 2mm; }
  caption { break-after: avoid; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  header.cover { break-after: page; padding-top: 60mm; }
  .new-page { break-before: page; }
  .wide { overflow: visible; }
}`;

/** The warning on top of every printed page; browsers that cannot do that show it on the first. */
function pageMark(warning: string | undefined): Markup | '' {
  if (warning === undefined) return '';
  const escapedForCss = oneLine(warning).replace(
    /[^A-Za-z0-9 ]/gu,
    (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `,
  );
  return markup`\n@page { @top-right { content: "${escapedForCss}"; font: bold 12pt Arial, sans-serif; color: #8a1f11; } }`;
}

/** A paper as one HTML file. `pictures` are those of its blocks, in order. */
export function html(paper: Paper, pictures: readonly Picture[]): string {
  const left = [...pictures];
  const blocks = paper.blocks.map((block) => blockOf(block, block.kind === 'picture' ? left.shift() : undefined));
  const warning =
    paper.warning === undefined
      ? ''
      : markup`<aside class="warning" aria-label="Status"><p>${oneLine(paper.warning)}</p></aside>\n`;
  const author = markup`<meta name="author" content="${oneLine(paper.author)}">\n`;
  const cover = paper.cover === undefined ? '' : coverOf(paper.cover);
  return htmlPage(
    markup`${author}<title>${oneLine(paper.title)}</title>`,
    markup`${STYLE}${pageMark(paper.warning)}\n`,
    markup`${warning}${cover}<main>\n${blocks}</main>`,
  );
}

/** One HTML file without scripts or other files. */
export function htmlPage(head: Markup, style: Markup, body: Markup): string {
  return markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`.toString();
}

function coverOf(cover: Cover): Markup {
  const lines = coverLines(cover).map(
    ([label, text]) => markup`<p><strong>${oneLine(label)}:</strong> ${oneLine(text)}</p>\n`,
  );
  return markup`<header class="cover">
<p><strong>${oneLine(cover.organisation)}</strong></p>
<p class="title">${oneLine(cover.title)}</p>
${lines}</header>
`;
}

function blockOf(block: Block, picture: Picture | undefined): Markup {
  switch (block.kind) {
    case 'heading': {
      const page = block.newPage === true ? markup` class="new-page"` : '';
      return markup`<h${block.level}${page}>${oneLine(block.text)}</h${block.level}>\n`;
    }
    case 'paragraph':
      return markup`${paragraph(block.runs)}\n`;
    case 'list':
      return markup`<ul>\n${block.items.map((item) => markup`<li>${inline(item)}</li>\n`)}</ul>\n`;
    case 'table':
      return tableOf(block);
    case 'picture': {
      const alternative = oneLine(block.chart.alt);
      if (picture === undefined) return markup`<p>${alternative}</p>\n`;
      const data = Buffer.from(picture.png).toString('base64');
      const size = markup`width="${picture.width}" height="${picture.height}"`;
      const image = markup`<img src="data:image/png;base64,${data}" ${size} alt="${alternative}">`;
      return markup`<figure><figcaption>${oneLine(block.title)}</figcaption>${image}</figure>\n`;
    }
  }
}

/** A table that scrolls sideways on a narrow screen, by keyboard too. */
function tableOf({ title, head, widths, rows }: Extract<Block, { kind: 'table' }>): Markup {
  const columns = widths.map((width) => markup`<col style="width: ${width}%">`);
  const headings = head.map((text) => markup`<th scope="col">${oneLine(text)}</th>`);
  const body = rows.map(([first = [], ...cells]) => {
    const others = cells.map((cell) => markup`<td>${cell.map(paragraph)}</td>`);
    return markup`<tr><th scope="row">${first.map(paragraph)}</th>${others}</tr>\n`;
  });
  const name = oneLine(title);
  return markup`<div class="wide" role="region" tabindex="0" aria-label="${name}"><table>
<caption>${name}</caption>
<colgroup>${columns}</colgroup>
<thead><tr>${headings}</tr></thead>
<tbody>
${body}</tbody></table></div>
`;
}

const paragraph = (runs: Paragraph) => markup`<p>${inline(runs)}</p>`;

function inline(runs: Paragraph): Markup[] {
  return runs.map(({ text, bold, link }) => {
    const address = webAddress(link ?? '');
    const words = address === '' ? markup`${oneLine(text)}` : markup`<a href="${address}">${oneLine(text)}</a>`;
    return bold === true ? markup`<strong>${words}</strong>` : words;
  });
}
