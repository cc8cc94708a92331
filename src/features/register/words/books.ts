import type { Book } from '../rules/views.ts';
import {
  type WorkbookContent,
  aboutSheet,
  type SheetCell,
  cell,
  type ColumnRule,
  headingCell,
} from '../rules/workbook/workbook.ts';
import { reviewBook } from './review-book.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { BookRow, ReadingsBook } from '../rules/workbook/readings-form.ts';
import { shortDay, periodWords, longDay } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { questionWords } from '../../readings/words/questions.ts';

/** A workbook in words, sheet by sheet. */
export function presentBook(book: Book): WorkbookContent {
  if ('sheets' in book) return book;
  return book.book === 'review' ? reviewBook(book) : readingsBook(book);
}

const OWN = [
  ['Code', 14],
  ['Period', 16],
  ['Measure', 38],
  ['Wanted by', 13],
  ['Last time', 26],
  ['Unit', 9],
  ['Value', 12],
  ['Provisional', 13],
  ['What does this tell us?', 52],
  ['Next steps', 36],
  ['Reason for a change', 24],
  ['Revision', 10],
] as const;
const NATIONAL = [
  ['Code', 14],
  ['Period', 16],
  ['Measure', 42],
  ['Owner', 30],
  ['Last time', 26],
  ['Unit', 9],
  ['Value', 12],
  ['Source URL', 46],
  ['Revision', 10],
] as const;

/** Columns that say which reading a row is. */
const NAMED = 3;

const RULES: Readonly<Record<string, ColumnRule>> = {
  Code: { isFixed: true },
  Period: { isFixed: true },
  Revision: { isFixed: true, help: 'Tells whether somebody answered in Teams since this workbook was made.' },
  Value: { help: 'The figure alone; its unit is beside it.' },
  Provisional: { help: 'yes, where the figure may still change. Empty: it is final.', choices: ['yes'] },
  'What does this tell us?': {
    help: 'What changed, why, and what it means for residents. Two sentences is plenty. Alt+Enter begins a new line.',
  },
  'Next steps': { help: 'What you do about it, and by when. May stay empty.' },
  'Reason for a change': { help: 'Only where this figure was reported already: why it changes.' },
  'Source URL': { help: 'Where it was published.' },
};

/** Due readings as a workbook: what is known is there to be read, what is wanted is yellow. */
export function readingsBook(book: ReadingsBook): WorkbookContent {
  const isOwn = book.for === 'own';
  const hasProblems = book.rows.some(({ problems, questions }) => problems.length + questions.length > 0);
  const columns = isOwn ? OWN : NATIONAL;
  /** What is asked stands beside the measure, before the cells that are to be mended. */
  const withProblem = <T>(row: readonly T[], problem: T): T[] =>
    hasProblems ? [...row.slice(0, NAMED), problem, ...row.slice(NAMED)] : [...row];
  const headings = withProblem(
    columns.map(([name]) => headingCell(name)),
    headingCell('Problem'),
  );
  const rows = book.rows.map((row) => {
    const wrong = wrongIn(row).join('\n');
    return withProblem(isOwn ? ownCells(row) : nationalCells(row), cell(wrong, wrong === '' ? undefined : 'problem'));
  });
  const widths = withProblem<number>(
    columns.map(([, width]) => width),
    46,
  );
  const rules = withProblem<ColumnRule | undefined>(
    columns.map(([name]) => RULES[name]),
    undefined,
  );
  const stays = { rows: 1, columns: NAMED };
  return { sheets: [{ name: 'readings', rows: [headings, ...rows], widths, rules, stays }, about(book)] };
}

function ownCells({ measure, due, last, reading, typed, problems, questions }: BookRow): SheetCell[] {
  const look = (field: FieldProblem['field']) =>
    problems.some((problem) => problem.field === field) || questions.some(({ about }) => about === field)
      ? 'problem'
      : 'fill';
  return [
    cell(measure.code, 'quiet'),
    cell(due.period.text, 'quiet'),
    cell(measure.title),
    cell(shortDay(due.dueOn), 'quiet'),
    cell(lastTime(measure, last), 'quiet'),
    cell(measure.unit, 'quiet'),
    { text: typed.value, number: true, look: look('value') },
    cell(typed.provisional ? 'yes' : '', 'fill'),
    cell(typed.soWhat, look('soWhat')),
    cell(typed.nextSteps, look('nextSteps')),
    cell(typed.reason, look('reason')),
    { text: String(reading?.revision ?? 0), number: true, look: 'quiet' },
  ];
}

function nationalCells({ measure, due, last, reading, typed }: BookRow): SheetCell[] {
  return [
    cell(measure.code, 'quiet'),
    cell(due.period.text, 'quiet'),
    cell(measure.title),
    cell(measure.sourceOrg, 'quiet'),
    cell(lastTime(measure, last), 'quiet'),
    cell(measure.unit, 'quiet'),
    { text: typed.value, number: true, look: 'fill' },
    cell(measure.sourceUrl, 'fill'),
    { text: String(reading?.revision ?? 0), number: true, look: 'quiet' },
  ];
}

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
