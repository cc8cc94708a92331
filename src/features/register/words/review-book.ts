import type { Block, Paper, Paragraph } from '../../reports/rules/paper.ts';
import { DECISIONS, type Proposal, type Proposals, type ReviewRow, type YearlyReview } from '../rules/review.ts';
import {
  aboutSheet,
  cell,
  columnSheet,
  numberCell,
  sheetColumn,
  type WorkbookContent,
} from '../rules/workbook/workbook.ts';
import { easyIndicatorWords, trendWords } from '../../analysis/words/trend-words.ts';
import { longDay, periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { counted } from '../../../core/words/plain-text.ts';
import { paragraph, plain } from '../../reports/words/blocks.ts';
import { requestLine } from '../../reports/words/requests-part.ts';

const column = sheetColumn<ReviewRow>;
const toFill = () => cell('', 'fill');

const COLUMNS = [
  column('Code', 20, ({ measure }) => cell(measure.code, 'quiet'), { isFixed: true }),
  column('Measure', 40, ({ measure }) => cell(measure.title)),
  column('Committees', 17, ({ measure }) => cell(measure.committees.join(', '), 'quiet')),
  column('Owner', 26, ({ owner }) => cell(owner, 'quiet')),
  column('Latest', 26, (row) => cell(latestWords(row))),
  column('What the numbers say', 48, ({ trend, measure }) => cell(trend ? trendWords(trend, measure) : '')),
  column('Readings this year', 11, ({ readings }) => numberCell(readings)),
  column('With words', 11, ({ withWords }) => numberCell(withWords)),
  column('Signals', 10, ({ signals }) => numberCell(signals)),
  column('Requests', 11, ({ requests }) => numberCell(requests)),
  column('Worth a thought', 44, (row) => cell(thoughts(row).join(' '))),
  column('Decision', 12, toFill, { help: 'keep, change or retire. Empty: not decided yet.', choices: DECISIONS }),
  column('What changes', 36, toFill, { help: 'Where it is to change: what, in a sentence.' }),
  column('Reason', 44, toFill, { help: 'Why, in a sentence, for change and retire: Cabinet will ask.' }),
];

/** The yearly review: a row for each measure, with three yellow cells for the decision. */
export function reviewBook({ organisation, today, rows }: YearlyReview): WorkbookContent {
  const about = aboutSheet('', [
    `The yearly review of ${organisation}'s performance framework, ${longDay(today)}`,
    'Decision: write keep, change or retire. Change wants what changes, and change and retire want a reason. An empty cell means: not decided yet.',
    'Save it and drop it on the bot: what you propose comes back as a list for Cabinet. Nothing changes in the framework by it; that is done in the register once Cabinet has decided.',
    'Readings, words, signals and requests are those of the last twelve months. A signal is a figure outside its usual ups and downs, or a run that chance does not make.',
  ]);
  const review = columnSheet('review', COLUMNS, rows);
  return { sheets: [{ ...review, filters: true, stays: { rows: 1, columns: 2 } }, about] };
}

const latestWords = ({ latest, measure }: ReviewRow) =>
  latest === undefined ? 'none' : `${formatValue(latest.value, measure)}, ${periodWords(latest.period)}`;

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

/** Cabinet's list: what to retire, change and keep, each with its reason. */
export function proposalsPaper({ organisation, today, proposals, undecided, views }: Proposals): Paper {
  const of = (decision: Proposal['decision']) => proposals.filter((one) => one.decision === decision);
  const [retired, changed, kept] = [of('retire'), of('change'), of('keep')];
  const item = ({ code, title, change, reason }: Proposal): Paragraph => [
    { text: `${title} (${code}). `, bold: true },
    { text: [change, reason].filter((text) => text !== '').join(' Why: ') },
  ];
  const part = (text: string, list: readonly Proposal[]): Block[] => [
    { kind: 'heading', level: 2, text },
    list.length === 0 ? paragraph(plain('None.')) : { kind: 'list', items: list.map(item) },
  ];
  const rest = undecided > 0 ? ` Nothing is proposed yet on the other ${undecided}.` : '';
  const summary = `From the yearly review of ${longDay(today)}, of ${counted(proposals.length + undecided, 'measure')}. Of these, ${kept.length} would stay as they are, ${changed.length} change and ${retired.length} be retired.${rest}`;
  const title = 'Proposed changes to the performance framework';
  return {
    title,
    author: organisation,
    header: `${organisation}. For Cabinet, ${longDay(today)}`,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      paragraph(plain(summary)),
      ...part('To retire', retired),
      ...part('To change', changed),
      paragraph(
        plain(
          'Where a definition changes, figures before and after are not compared: the series breaks at the first period under the new definition, and charts show the break.',
        ),
      ),
      ...committeesPart(views),
      ...part('To keep', kept),
    ],
  };
}

/** Committees' requests and their answers, for Cabinet. */
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
