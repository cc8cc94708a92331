import type { Block, Cover, Paper, Paragraph } from '../features/reports/rules/paper.ts';
import type { Picture } from './charts/draw-chart.ts';
import { coverLines } from './cover.ts';
import { oneLine, webAddress } from './plain.ts';

/** Dark text on white, 12 point and more, tables that keep their headings on every printed page. */
const STYLE = `
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

/** The warning at the head of every printed page; a browser that does not know how shows it at the top of the first. */
function pageMark(warning: string | undefined): string {
  if (warning === undefined) return '';
  const escapedForCss = oneLine(warning).replace(
    /[^A-Za-z0-9 ]/gu,
    (mark) => `\\${(mark.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `\n@page { @top-right { content: "${escapedForCss}"; font: bold 12pt Arial, sans-serif; color: #8a1f11; } }`;
}

/** A paper as one HTML file, pictures included. `pictures` are those of its blocks, in order. */
export function html(paper: Paper, pictures: readonly Picture[]): string {
  const left = [...pictures];
  const blocks = paper.blocks.map((block) => blockOf(block, block.kind === 'picture' ? left.shift() : undefined));
  const warning =
    paper.warning === undefined
      ? ''
      : `<aside class="warning" aria-label="Status"><p>${escaped(paper.warning)}</p></aside>\n`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escaped(paper.author)}">
<title>${escaped(paper.title)}</title>
<style>${STYLE}${pageMark(paper.warning)}
</style>
</head>
<body>
${warning}${paper.cover === undefined ? '' : coverOf(paper.cover)}<main>
${blocks.join('\n')}
</main>
</body>
</html>
`;
}

function coverOf(cover: Cover): string {
  const lines = coverLines(cover).map(([label, text]) => `<p><strong>${escaped(label)}:</strong> ${escaped(text)}</p>`);
  return `<header class="cover">
<p><strong>${escaped(cover.organisation)}</strong></p>
<p class="title">${escaped(cover.title)}</p>
${lines.join('\n')}
</header>
`;
}

function blockOf(block: Block, picture: Picture | undefined): string {
  switch (block.kind) {
    case 'heading': {
      const page = block.newPage === true ? ' class="new-page"' : '';
      return `<h${block.level}${page}>${escaped(block.text)}</h${block.level}>`;
    }
    case 'paragraph':
      return paragraph(block.runs);
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableOf(block);
    case 'picture': {
      if (picture === undefined) return `<p>${escaped(block.alternative)}</p>`;
      const data = Buffer.from(picture.png).toString('base64');
      const size = `width="${picture.width}" height="${picture.height}"`;
      const image = `<img src="data:image/png;base64,${data}" ${size} alt="${escaped(block.alternative)}">`;
      return `<figure><figcaption>${escaped(block.title)}</figcaption>${image}</figure>`;
    }
  }
}

/** A table that can be moved sideways, by keyboard too, where the screen is narrow. */
function tableOf({ title, head, widths, rows }: Extract<Block, { kind: 'table' }>): string {
  const columns = widths.map((width) => `<col style="width: ${width}%">`).join('');
  const headings = head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const body = rows.map(([first = [], ...cells]) => {
    const others = cells.map((cell) => `<td>${cell.map(paragraph).join('')}</td>`).join('');
    return `<tr><th scope="row">${first.map(paragraph).join('')}</th>${others}</tr>`;
  });
  const name = escaped(title);
  return `<div class="wide" role="region" tabindex="0" aria-label="${name}"><table>
<caption>${name}</caption>
<colgroup>${columns}</colgroup>
<thead><tr>${headings}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`;
}

const paragraph = (runs: Paragraph) => `<p>${inline(runs)}</p>`;

function inline(runs: Paragraph): string {
  return runs
    .map(({ text, bold, link }) => {
      const address = webAddress(link);
      const words = address === undefined ? escaped(text) : `<a href="${escaped(address)}">${escaped(text)}</a>`;
      return bold === true ? `<strong>${words}</strong>` : words;
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML, on one line. */
export function escaped(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
