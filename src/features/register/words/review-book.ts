import type { Block, Paper, Paragraph } from '../../reports/rules/paper.ts';
import { DECISIONS, type Proposal, type Proposals, type ReviewRow, type YearlyReview } from '../rules/review.ts';
import {
  aboutSheet,
  type SheetCell,
  cell,
  type ColumnRule,
  headingCell,
  type WorkbookContent,
} from '../rules/workbook/workbook.ts';
import { easyIndicatorWords, trendWords } from '../../analysis/words/trend-words.ts';
import { longDay, periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { counted } from '../../../core/words/plain-text.ts';
import { requestLine } from '../../reports/words/requests-part.ts';

const COLUMNS = [
  ['Code', 20],
  ['Measure', 40],
  ['Committees', 17],
  ['Owner', 26],
  ['Latest', 26],
  ['What the numbers say', 48],
  ['Readings this year', 11],
  ['With words', 11],
  ['Signals', 10],
  ['Requests', 11],
  ['Worth a thought', 44],
  ['Decision', 12],
  ['What changes', 36],
  ['Reason', 44],
] as const;

const RULES: Readonly<Record<string, ColumnRule>> = {
  Code: { isFixed: true },
  Decision: { help: 'keep, change or retire. Empty: not decided yet.', choices: DECISIONS },
  'What changes': { help: 'Where it is to change: what, in a sentence.' },
  Reason: { help: 'Why, in a sentence, for change and retire: Cabinet will ask.' },
};

/** The yearly review as a workbook: what the year says of each measure, and three yellow cells for what is to become of it. */
export function reviewBook({ organisation, today, rows }: YearlyReview): WorkbookContent {
  const headings = COLUMNS.map(([name]) => headingCell(name));
  const about = aboutSheet('', [
    `The yearly review of ${organisation}'s performance framework, ${longDay(today)}`,
    'Decision: write keep, change or retire. Change wants what changes, and change and retire want a reason. An empty cell means: not decided yet.',
    'Save it and drop it on the bot: what you propose comes back as a list for Cabinet. Nothing changes in the framework by it; that is done in the register once Cabinet has decided.',
    'Readings, words, signals and requests are those of the last twelve months. A signal is a figure outside its usual ups and downs, or a run that chance does not make.',
  ]);
  const widths = COLUMNS.map(([, width]) => width);
  const rules = COLUMNS.map(([name]): ColumnRule | undefined => RULES[name]);
  const review = { name: 'review', rows: [headings, ...rows.map(cellsOf)], widths, rules, filters: true as const };
  return { sheets: [{ ...review, stays: { rows: 1, columns: 2 } }, about] };
}

function cellsOf(row: ReviewRow): SheetCell[] {
  const { measure, latest, trend } = row;
  const count = (value: number): SheetCell => ({ text: String(value), number: true });
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
export function proposalsPaper({ organisation, today, proposals, undecided, views }: Proposals): Paper {
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
            text: `From the yearly review of ${longDay(today)}, of ${counted(proposals.length + undecided, 'measure')}. Of these, ${kept.length} would stay as they are, ${changed.length} change and ${retired.length} be retired.${undecided > 0 ? ` Nothing is proposed yet on the other ${undecided}.` : ''}`,
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
      ...committeesPart(views),
      ...part('To keep', kept, 'None.'),
    ],
  };
}

/** What committees asked and how far each answer is, for Cabinet to have before it when it decides. */
function committeesPart(views: Proposals['views']): Block[] {
  if (views.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'What the committees asked' },
    ...views.flatMap(({ committee, asked }): Block[] => [
      { kind: 'heading', level: 3, text: committee },
      { kind: 'list', items: asked.map(requestLine) },
    ]),
  ];
}
