import type { FileField, MiniChartPart, PageField, PagePart, PublicPage } from '../core/words/page.ts';
import { markup, type Markup } from '../core/words/markup.ts';

/** A page as HTML: one language, one h1, a skip link, no script. */
export function renderPage({ title, organisation, parts }: PublicPage): string {
  return markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title} – ${organisation}</title>
<link rel="stylesheet" href="/pages.css">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header>${organisation}</header>
<main id="main">
<h1>${title}</h1>
${parts.map(partOf)}
</main>
<footer><nav aria-label="About these pages"><a href="/accessibility">Accessibility</a><a href="/privacy">Privacy</a></nav></footer>
</body>
</html>
`.toString();
}

function partOf(part: PagePart): Markup {
  switch (part.part) {
    case 'heading':
      return markup`<h2>${part.text}</h2>\n`;
    case 'paragraph':
      return markup`<p>${part.text}</p>\n`;
    case 'notice':
      return noticeOf(part);
    case 'figure':
      return markup`<p class="figure">${part.text}</p>\n${part.below === '' ? '' : markup`<p class="below">${part.below}</p>\n`}`;
    case 'words':
      return markup`<p class="label">${part.label}:</p>\n<blockquote>${part.text}</blockquote>\n`;
    case 'facts': {
      const rows = part.rows.map(([label, text]) => markup`<tr><th scope="row">${label}</th><td>${text}</td></tr>\n`);
      return markup`<table><caption>${part.caption}</caption><tbody>\n${rows}</tbody></table>\n`;
    }
    case 'list':
      return markup`<ul>${part.items.map((item) => markup`<li>${item}</li>`)}</ul>\n`;
    case 'link':
      return markup`<p><a href="${part.address}" rel="noreferrer">${part.text}</a></p>\n`;
    case 'chart':
      return markup`<figure>${chartOf(part.chart)}<figcaption>${part.alternative}</figcaption></figure>\n`;
    case 'form':
      return formOf(part);
  }
}

function noticeOf({ tone, title, items }: Extract<PagePart, { part: 'notice' }>): Markup {
  const line = ({ text, field }: (typeof items)[number]) =>
    field === undefined ? markup`<li>${text}</li>` : markup`<li><a href="#${field}">${text}</a></li>`;
  const alert = tone === 'problem' ? markup` role="alert"` : '';
  return markup`<section class="notice ${tone}" aria-labelledby="notice"${alert}>
<h2 id="notice">${title}</h2>
<ul>${items.map(line)}</ul>
</section>
`;
}

function formOf({ name, hidden = {}, fields, buttons }: Extract<PagePart, { part: 'form' }>): Markup {
  const pressed = buttons.map(({ text, name: called, value, main }) => {
    const look = main ? markup` class="main"` : '';
    return markup`<button type="submit" name="${called}" value="${value}"${look}>${text}</button>`;
  });
  const carried = Object.entries(hidden).map(
    ([called, value]) => markup`<input type="hidden" name="${called}" value="${value}">`,
  );
  const packed = fields.some(isFile) ? markup` enctype="multipart/form-data"` : '';
  return markup`<form method="post" novalidate accept-charset="utf-8" aria-label="${name}"${packed}>
${carried}${fields.map(fieldOf)}<div>${pressed}</div>
</form>
`;
}

const isFile = (field: PageField | FileField): field is FileField => 'accept' in field;

/** A field with its label, hint and error, which a screen reader reads with it. */
function fieldOf(field: PageField | FileField): Markup {
  const { name, label, hint, problem } = field;
  const said = [...(hint === '' ? [] : [`${name}-hint`]), ...(problem === '' ? [] : [`${name}-problem`])].join(' ');
  const more = [
    said === '' ? '' : markup` aria-describedby="${said}"`,
    problem === '' ? '' : markup` aria-invalid="true"`,
  ];
  return markup`<div class="field"><label for="${name}">${label}</label>
${hint === '' ? '' : markup`<p class="hint" id="${name}-hint">${hint}</p>\n`}${
    problem === '' ? '' : markup`<p class="wrong" id="${name}-problem">${problem}</p>\n`
  }${isFile(field) ? fileBox(field, more) : textBox(field, more)}</div>
`;
}

function fileBox({ name, accept }: FileField, more: readonly (Markup | string)[]): Markup {
  return markup`<input type="file" id="${name}" name="${name}" accept="${accept}"${more}>`;
}

function textBox({ name, value, lines, required }: PageField, said: readonly (Markup | string)[]): Markup {
  const more = [...said, required ? markup` aria-required="true"` : ''];
  // HTML drops a line break at the start of a textarea: ours is the one that is dropped.
  return lines === 1
    ? markup`<input id="${name}" name="${name}" value="${value}" autocomplete="off"${more}>`
    : markup`<textarea id="${name}" name="${name}" rows="${lines}"${more}>\n${value}</textarea>`;
}

/** Hidden from screen readers: the text below it says the same. */
function chartOf({ width, height, lines, last, from, to }: MiniChartPart): Markup {
  const paths = lines.map((line) => markup`<polyline points="${line.map(([x, y]) => `${x},${y}`).join(' ')}"/>`);
  return markup`<div aria-hidden="true"><svg viewBox="0 0 ${width} ${height}">${paths}<circle cx="${last[0]}" cy="${last[1]}" r="6"/></svg><div class="ends"><span>${from}</span><span>${to}</span></div></div>`;
}
