import type { Book } from '../rules/views.ts';
import {
  aboutSheet,
  cell,
  columnSheet,
  numberCell,
  sheetColumn,
  type WorkbookContent,
} from '../rules/workbook/workbook.ts';
import { reviewBook } from './review-book.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { BookRow, ReadingsBook } from '../rules/workbook/readings-form.ts';
import { shortDay, periodWords, longDay } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { questionWords } from '../../readings/words/questions.ts';

export function presentBook(book: Book): WorkbookContent {
  if ('sheets' in book) return book;
  return book.book === 'review' ? reviewBook(book) : readingsBook(book);
}

const column = sheetColumn<BookRow>;

const identity = (measureWidth: number) => [
  column('Code', 14, ({ measure }) => cell(measure.code, 'quiet'), { isFixed: true }),
  column('Period', 16, ({ due }) => cell(due.period.text, 'quiet'), { isFixed: true }),
  column('Measure', measureWidth, ({ measure }) => cell(measure.title)),
];
const KNOWN = [
  column('Last time', 26, ({ measure, last }) => cell(lastTime(measure, last), 'quiet')),
  column('Unit', 9, ({ measure }) => cell(measure.unit, 'quiet')),
  column('Value', 12, (row) => numberCell(row.typed.value, lookOf(row, 'value')), {
    help: 'The figure alone; its unit is beside it.',
  }),
];
const REVISION = column('Revision', 10, ({ reading }) => numberCell(reading?.revision ?? 0, 'quiet'), {
  isFixed: true,
  help: 'Tells whether somebody answered in Teams since this workbook was made.',
});

const OWN = [
  ...identity(38),
  column('Wanted by', 13, ({ due }) => cell(shortDay(due.dueOn), 'quiet')),
  ...KNOWN,
  column('Provisional', 13, ({ typed }) => cell(typed.provisional ? 'yes' : '', 'fill'), {
    help: 'yes, where the figure may still change. Empty: it is final.',
    choices: ['yes'],
  }),
  column('What does this tell us?', 52, (row) => cell(row.typed.soWhat, lookOf(row, 'soWhat')), {
    help: 'What changed, why, and what it means for residents. Two sentences is plenty. Alt+Enter begins a new line.',
  }),
  column('Next steps', 36, (row) => cell(row.typed.nextSteps, lookOf(row, 'nextSteps')), {
    help: 'What you do about it, and by when. May stay empty.',
  }),
  column('Reason for a change', 24, (row) => cell(row.typed.reason, lookOf(row, 'reason')), {
    help: 'Only where this figure was reported already: why it changes.',
  }),
  REVISION,
];

const NATIONAL = [
  ...identity(42),
  column('Owner', 30, ({ measure }) => cell(measure.sourceOrg, 'quiet')),
  ...KNOWN,
  column('Source URL', 46, ({ measure }) => cell(measure.sourceUrl, 'fill'), { help: 'Where it was published.' }),
  REVISION,
];

const PROBLEM = column('Problem', 46, (row) => {
  const wrong = wrongIn(row).join('\n');
  return cell(wrong, wrong === '' ? undefined : 'problem');
});

/** Due readings as a workbook. Cells to fill in are yellow. */
export function readingsBook(book: ReadingsBook): WorkbookContent {
  const columns = book.for === 'own' ? OWN : NATIONAL;
  const named = identity(0).length;
  const hasProblems = book.rows.some((row) => wrongIn(row).length > 0);
  // A problem is next to the measure, before the cells to correct.
  const shown = hasProblems ? columns.toSpliced(named, 0, PROBLEM) : columns;
  const sheet = { ...columnSheet('readings', shown, book.rows), stays: { rows: 1, columns: named } };
  return { sheets: [sheet, about(book)] };
}

const lookOf = ({ problems, questions }: BookRow, field: FieldProblem['field']) =>
  problems.some((problem) => problem.field === field) || questions.some((question) => question.about === field)
    ? 'problem'
    : 'fill';

function lastTime(measure: BookRow['measure'], last: BookRow['last']): string {
  return last === undefined ? 'none yet' : `${formatValue(last.value, measure)}, ${periodWords(last.period)}`;
}

function wrongIn({ problems, questions, measure }: BookRow): string[] {
  return [
    ...problems.map(({ problem, cure }) => `${problem} ${cure}`),
    ...questions.map((question) => questionWords(question, measure)),
  ];
}

function about({ for: whose, organisation, today, rows }: ReadingsBook) {
  const title = whose === 'own' ? 'Figures that are wanted of you' : 'National figures that the performance team loads';
  return aboutSheet('', [
    `${title}, for ${organisation}'s performance framework, on ${longDay(today)}`,
    whose === 'own'
      ? 'Fill in the yellow cells of as many rows as you like, in any order: a value, and what it tells us (what changed, why, and what it means for residents; two sentences is plenty).'
      : 'Fill in the yellow cells of as many rows as you like: the value, and where it was published. The owners are then asked only for the words.',
    'Save it and drop it on the bot in your own chat with it. Rows that you leave empty stay wanted; drop the same file again whenever there is more.',
    'Code, period and revision say which figure a row is: leave them as they are. Nothing in this workbook is worked out when it comes back: a formula counts as what it last showed.',
    `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}.`,
  ]);
}
