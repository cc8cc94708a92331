import type { Paper, Paragraph } from '../domain/report/paper.ts';
import type { Proposal, Proposals, ReviewRow, YearlyReview } from '../domain/review/review.ts';
import { aboutSheet } from '../domain/spreadsheets/about.ts';
import { type Cell, cell, heading, type Workbook } from '../domain/spreadsheets/workbook.ts';
import { easyIndicatorWords } from './analysis-words.ts';
import { longDay, periodWords } from './dates.ts';
import { formatValue } from './numbers.ts';
import { trendWords } from './trend-words.ts';

const COLUMNS = [
  ['Code', 16],
  ['Measure', 40],
  ['Committees', 16],
  ['Owner', 26],
  ['Latest', 26],
  ['What the numbers say', 48],
  ['Readings this year', 10],
  ['With words', 10],
  ['Signals', 10],
  ['Requests', 10],
  ['Worth a thought', 44],
  ['Decision', 12],
  ['What changes', 36],
  ['Reason', 44],
] as const;

/** The yearly review as a workbook: what the year says of each measure, and three yellow cells for what is to become of it. */
export function reviewBook({ organisation, today, rows }: YearlyReview): Workbook {
  const headings = COLUMNS.map(([name]) => heading(name));
  const about = aboutSheet('', [
    `The yearly review of ${organisation}'s performance framework, ${longDay(today)}`,
    'Decision: write keep, change or retire. Change wants what changes, and change and retire want a reason. An empty cell means: not decided yet.',
    'Save it and drop it on the bot: what you propose comes back as a list for Cabinet. Nothing changes in the framework by it; that is done in the register once Cabinet has decided.',
    'Readings, words, signals and requests are those of the last twelve months. A signal is a figure outside its usual ups and downs, or a run that chance does not make.',
  ]);
  const widths = COLUMNS.map(([, width]) => width);
  return {
    sheets: [{ name: 'review', rows: [headings, ...rows.map(cellsOf)], widths, stays: { rows: 1, columns: 2 } }, about],
  };
}

function cellsOf(row: ReviewRow): Cell[] {
  const { measure, latest, trend } = row;
  const count = (value: number): Cell => ({ text: String(value), number: true });
  return [
    cell(measure.code, 'quiet'),
    cell(measure.title),
    cell(measure.committees.join(', '), 'quiet'),
    cell(row.owner, 'quiet'),
    cell(latest === undefined ? 'none' : `${formatValue(latest.value, measure)}, ${periodWords(latest.period)}`),
    cell(trend === undefined ? '' : trendWords(trend, measure)),
    count(row.readings),
    count(row.withWords),
    count(row.signals),
    count(row.requests),
    cell(thoughts(row).join(' ')),
    cell('', 'fill'),
    cell('', 'fill'),
    cell('', 'fill'),
  ];
}

function thoughts({ isSilent, easy, measure, owner, readings }: ReviewRow): string[] {
  return [
    ...(isSilent ? ['No signal, no words, never asked about.'] : []),
    ...(readings === 0 && measure.frequency !== 'survey' && measure.frequency !== 'one-off'
      ? ['No reading this year.']
      : []),
    ...(owner === '' ? ['Nobody owns it.'] : []),
    ...(easy === null ? [] : [easyIndicatorWords(easy, measure)]),
  ];
}

/** Cabinet's list as a paper: what is to be retired and changed, each with its reason, and how much stays as it is. */
export function proposalsPaper({ organisation, today, proposals, undecided }: Proposals): Paper {
  const of = (decision: Proposal['decision']) => proposals.filter((one) => one.decision === decision);
  const [retired, changed, kept] = [of('retire'), of('change'), of('keep')];
  const item = ({ code, title, change, reason }: Proposal): Paragraph => [
    { text: `${title} (${code}). `, bold: true },
    { text: [change, reason].filter((text) => text !== '').join(' Why: ') },
  ];
  const part = (text: string, list: readonly Proposal[], none: string) => [
    { kind: 'heading' as const, level: 2 as const, text },
    list.length === 0
      ? { kind: 'paragraph' as const, runs: [{ text: none }] }
      : { kind: 'list' as const, items: list.map(item) },
  ];
  const title = 'Proposed changes to the performance framework';
  return {
    title,
    author: organisation,
    header: `${organisation}. For Cabinet, ${longDay(today)}`,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      {
        kind: 'paragraph',
        runs: [
          {
            text: `From the yearly review of ${longDay(today)}. ${proposals.length} measures were looked at: ${kept.length} are to stay as they are, ${changed.length} to change, ${retired.length} to be retired.${undecided > 0 ? ` On ${undecided} nothing is proposed yet.` : ''}`,
          },
        ],
      },
      ...part('To retire', retired, 'None.'),
      ...part('To change', changed, 'None.'),
      {
        kind: 'paragraph',
        runs: [
          {
            text: 'Where a definition changes, figures before and after are not compared: the series breaks at the first period under the new definition, and charts show the break.',
          },
        ],
      },
      ...part('To keep', kept, 'None.'),
    ],
  };
}
