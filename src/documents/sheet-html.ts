import QRCode from 'qrcode';
import type { GroupSheet } from '../features/thrive/rules/sheet.ts';
import { Markup, markup } from '../core/words/markup.ts';
import { htmlPage } from './html.ts';
import { oneLine } from './plain.ts';

const STYLE = markup`
@page { size: A4; margin: 16mm; }
:root { color: #1a1a1a; background: #fff; font: 17pt/1.4 "Atkinson Hyperlegible", Arial, sans-serif; }
body { max-width: 178mm; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1, h2 { color: #0b4f5c; line-height: 1.15; margin: 0 0 0.6rem; }
p { margin: 0 0 0.8rem; }
.warning { color: #8a1f11; font-weight: bold; border: 3px solid #8a1f11; padding: 0.5rem; }
.figure { font-size: 42pt; font-weight: bold; line-height: 1.1; margin: 0; }
.small { font-size: 14pt; }
footer { display: flex; gap: 1rem; align-items: center; border-top: 2px solid #0b4f5c; padding-top: 0.5rem; }
footer svg { width: 40mm; flex: none; }
`;

/** A sheet as one HTML file that prints on A4. */
export async function sheetHtml(sheet: GroupSheet): Promise<string> {
  const code = sheet.address === '' ? '' : Markup.of(await QRCode.toString(sheet.address, { type: 'svg', margin: 4 }));
  const text = (words: string, look: 'warning' | 'figure' | 'small' | '' = '') =>
    words === '' ? '' : markup`<p${look === '' ? '' : markup` class="${look}"`}>${oneLine(words)}</p>\n`;
  const [first = '', ...others] = sheet.paragraphs;
  const asked = sheet.asked.map(
    ({ question, answer }) =>
      markup`<p class="small"><strong>${oneLine(question)}</strong><br>${oneLine(answer)}</p>\n`,
  );
  const main = [
    text(sheet.warning, 'warning'),
    markup`<h1>${oneLine(sheet.heading)}</h1>\n`,
    text(first),
    text(sheet.figure, 'figure'),
    text(sheet.figureBelow, 'small'),
    text(sheet.chart?.alternative ?? '', 'small'),
    ...others.map((words) => text(words)),
    ...sheet.belongs.map(({ label, text: words }) => text(`${label}${words}`, 'small')),
    asked.length === 0 ? '' : markup`<h2>You asked</h2>\n${asked}`,
  ];
  const picture =
    code === '' ? '' : markup`<div role="img" aria-label="A code that opens ${oneLine(sheet.address)}">${code}</div>`;
  const foot = [text(sheet.invite), text(sheet.address, 'small'), text(sheet.foot, 'small')];
  return htmlPage(
    markup`<title>${oneLine(sheet.heading)}</title>`,
    STYLE,
    markup`<main>\n${main}</main>\n<footer>${picture}<div>${foot}</div></footer>`,
  );
}
