import { COLUMNS } from '../rules/columns.ts';
import { TABLE_KINDS, type TableKind } from '../rules/table.ts';
import type { HandingOver } from '../rules/views.ts';
import { longDay } from '../../../core/words/dates.ts';
import { markup, type Markup } from '../../../core/words/markup.ts';

const REGISTER = [
  [
    'framework.yaml',
    'the council: pledges and objectives with their dated wordings, committees and meetings, quiet rules',
  ],
  ['measures.csv', 'what is watched: a row for each measure, its owner, its committees, its baseline and indicator'],
  ['people.csv', 'who owns, manages and reads it, with their addresses and roles'],
  ['readings.csv', 'every figure as it stands, with what it tells us and its next steps'],
  ['groups.csv', 'the employee groups, what they do, and which measures they move'],
] as const;

/** Explains the files of an export to a reader in another program, years later. */
export function handingOverPage({ organisation, on, register, also }: HandingOver): string {
  const counts: Readonly<Record<string, number>> = {
    'measures.csv': register.measures,
    'people.csv': register.people,
    'readings.csv': register.readings,
    'groups.csv': register.groups,
  };
  const row = (name: string, count: number | undefined, what: string) =>
    markup`<tr><th scope="row">${name}</th><td class="n">${count === undefined ? '' : count.toLocaleString('en-GB')}</td><td>${what}</td></tr>`;
  const table = (caption: string, rows: readonly Markup[]) =>
    markup`<table><caption>${caption}</caption><thead><tr><th scope="col">File</th><th scope="col">Rows</th><th scope="col">What it is</th></tr></thead><tbody>${rows}</tbody></table>`;
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Everything from the performance framework of ${organisation}</title><style>${STYLE}</style></head><body><main>
<h1>Everything from the performance framework of ${organisation}</h1>
<p>As it stood on ${longDay(on)}. The files are comma-separated, in UTF-8, with a heading row: any spreadsheet program opens them. An apostrophe before =, +, - or @ keeps a text from being taken for a formula; it is no part of the text.</p>
${table(
  'The register',
  REGISTER.map(([name, what]) => row(name, counts[name], what)),
)}
<p>These five are all that another copy of this product needs: <code>pmif import FOLDER</code> reads them. A period is written <code>FY2025/26</code>, <code>FY2025/26-H1</code>, <code>2026-03</code> (a month) or <code>2026-03-31</code> (a point in time); several values in a cell stand with <code>;</code> between.</p>
${table(
  'What happened',
  also.map(([name, count, what]) => row(name, count, what)),
)}
<p>In these, people stand by a random key, so that somebody can be forgotten without changing history; <code>people-keys.csv</code> says whose each is. Each revision and each act carries the hash of the one before: a row that is changed or taken out breaks the chain.</p>
${TABLE_KINDS.map(columnsOf)}<h2>How the files hang together</h2>
<p><code>code</code> names a measure everywhere; <code>code</code> and <code>period</code> together name a reading, what is due, and its revisions. <code>owner</code>, <code>deputy</code>, <code>manager</code> and <code>manager_email</code> are addresses of people.csv.</p>
<h2>Before you pass it on</h2>
<p>The files hold names, addresses, figures that were not released, and small numbers of people as they are. They are for the performance team; a copy for others comes from <code>pmif export readings --for public</code>.</p>
</main></body></html>
`.toString();
}

function columnsOf(kind: TableKind): Markup {
  const rows = Object.entries(COLUMNS[kind]).map(([column, { help, choices }]) => {
    const words = choices === undefined ? '' : ` One of: ${choices.join(', ')}.`;
    return markup`<tr><th scope="row"><code>${column}</code></th><td>${help}${words}</td></tr>`;
  });
  return markup`<table><caption>Columns of ${kind}.csv</caption><thead><tr><th scope="col">Column</th><th scope="col">What it is</th></tr></thead><tbody>${rows}</tbody></table>
`;
}

const STYLE = markup`body{font:16px/1.5 Arial,sans-serif;color:#1b1b1b;background:#fff;margin:0}main{max-width:52rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{font-weight:bold;text-align:left;padding:.5rem 0}th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}.n{text-align:right;white-space:nowrap}code{background:#f2f2f2;padding:0 .2rem}@media print{main{margin:0}}`;
