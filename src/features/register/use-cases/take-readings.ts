import { answerInSilence, findDue } from '../../readings/feature.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { type ConflictRow, type Side, whoIs } from '../rules/compare/conflicts.ts';
import { fingerprint } from '../rules/views.ts';
import { type BookRow, differs, type FilledRow } from '../rules/workbook/readings-form.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { checkedAgain } from '../../../core/save-with-retry.ts';
import { readingFor } from '../../readings/rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Document } from '../../../messaging/files.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { importView, keepDropped } from './plan-import.ts';
import { offerBook, rowOf } from './readings-sheet.ts';

const AT_ONCE = 6;

/** A filled row with its due reading, or the problem. */
type Meant =
  | { readonly row: FilledRow; readonly file: MeasureFile; readonly due: DueReading }
  | { readonly row: FilledRow; readonly problem: string };

/**
 * Takes due readings from a spreadsheet. Each row follows the rules of the form: a readable figure is stored whatever
 * the words, and questions come back once. Where a different answer was given in Teams since the workbook was made, the
 * person chooses first and nothing is stored until then.
 */
export async function takeReadings(
  action: UserAction,
  document: Document,
  rows: readonly FilledRow[],
  chosen?: { readonly id: string; readonly said: string; readonly seen: string; readonly choices: readonly Side[] },
): Promise<View> {
  if (rows.length === 0) return { kind: 'notice', about: { what: 'nothingFilled' } };
  const meant = await mapAtOnce(rows, AT_ONCE, (row) => meantBy(action, row));
  const answered = meant.filter((one): one is Answerable => 'due' in one && isAnsweredSince(one));
  const asked = answered.map((one) => questionOf(action, document.name, one));
  const seen = fingerprint(asked);
  if (asked.length > 0 && (chosen?.seen !== seen || chosen.said.length < asked.length)) {
    const id = chosen?.id ?? (await keepDropped(action, document));
    const said = chosen?.seen === seen ? chosen.said : '';
    const moved = chosen !== undefined && chosen.seen !== seen;
    const about = { id, file: document.name, plan: { asked, changes: [], notes: [], seen } };
    return importView(action, about, { state: moved ? 'moved' : 'ready', said, of: 'readings' });
  }
  const kept = new Set<Meant>(answered.filter((_one, place) => chosen?.choices[place] !== 'mine'));
  const taken = meant.filter((one) => !kept.has(one));
  const results = await mapAtOnce(taken, AT_ONCE, (one) => takeChecked(action, one));
  return outcome(action, document.name, results, kept.size);
}

async function meantBy(action: UserAction, row: FilledRow): Promise<Meant> {
  const read = readPeriod(row.period);
  if (read.kind === 'unreadable') return { row, problem: `${read.problem} ${read.cure}` };
  const found = await findDue(action, row.code, read.period.text);
  if (!('view' in found)) return { row, ...found };
  const what = found.view.kind === 'notice' ? found.view.about.what : '';
  if (what === 'mayNot') return { row, problem: `${row.code} is for somebody else to answer.` };
  if (what === 'unknownMeasure') return { row, problem: `There is no measure ${row.code}.` };
  return { row, problem: `${row.code} is not open for ${row.period}.` };
}

type Answerable = Extract<Meant, { readonly due: DueReading }>;

function isAnsweredSince({ row, file, due }: Answerable): boolean {
  const reading = readingFor(file, due);
  return reading !== undefined && reading.revision > row.revision && differs(row.filled, reading);
}

function questionOf({ person }: UserAction, name: string, { row, file, due }: Answerable): ConflictRow {
  const reading = readingFor(file, due);
  const { value, soWhat, nextSteps } = row.filled;
  const cells = [
    { column: 'value', base: '', teams: reading?.value ?? '', mine: value },
    { column: 'what does this tell us', base: '', teams: reading?.soWhat ?? '', mine: soWhat },
    { column: 'next steps', base: '', teams: reading?.nextSteps ?? '', mine: nextSteps },
  ].filter(({ teams, mine }) => mine !== '' && mine !== teams);
  const { measure } = file;
  const by = reading && {
    by: { on: dayInLondon(new Date(reading.at)), who: whoIs(reading.by, { me: person.profile.key, measure }) },
  };
  return {
    kind: 'readings',
    file: name,
    line: row.line,
    key: `${row.code} ${row.period}`,
    why: 'teams',
    title: measure.title,
    cells: cells.map((cell) => ({ ...cell, ...by })),
  };
}

type Taken =
  | { readonly kind: 'answered' | 'same' }
  /** `asked`: stored, with a question; `refused`: not stored. */
  | { readonly kind: 'asked' | 'refused'; readonly row: BookRow; readonly line: number }
  | { readonly kind: 'lost'; readonly line: number; readonly problem: string };

/** Finds the measure and the right again if it was handed over or locked meanwhile. */
function takeChecked(action: UserAction, meant: Meant): Promise<Taken> {
  let isFirst = true;
  return checkedAgain(async () => {
    const known = isFirst ? meant : await meantBy(action, meant.row);
    isFirst = false;
    return take(action, known);
  });
}

async function take(action: UserAction, meant: Meant): Promise<Taken> {
  const { row } = meant;
  if ('problem' in meant) return { kind: 'lost', line: row.line, problem: meant.problem };
  const { file, due } = meant;
  const { filled } = row;
  const reading = readingFor(file, due);
  if (reading !== undefined && due.questions.length === 0 && !differs(filled, reading)) return { kind: 'same' };
  const after = await answerInSilence(action, meant, {
    value: filled.value,
    soWhat: filled.soWhat === '' ? (reading?.soWhat ?? '') : filled.soWhat,
    nextSteps: filled.nextSteps === '' ? (reading?.nextSteps ?? '') : filled.nextSteps,
    provisional: filled.provisional,
    ...(filled.reason !== '' && { reason: filled.reason }),
    // The same file again is a repeat. The file that came back with questions has a later revision.
    token: `sheet ${fingerprint(row)}`,
    how: 'typed',
  });
  const back = (problems: readonly FieldProblem[]): BookRow => ({
    ...rowOf(after.file, after.due, filled),
    problems,
    questions: after.due.questions,
  });
  switch (after.outcome.kind) {
    case 'refused':
      return { kind: 'refused', row: back(after.outcome.problems), line: row.line };
    case 'sentBack':
      return { kind: 'asked', row: back([]), line: row.line };
    case 'accepted':
      return { kind: 'answered' };
    case 'repeat':
    case 'alreadyAnswered':
      return after.due.questions.length > 0 ? { kind: 'asked', row: back([]), line: row.line } : { kind: 'same' };
  }
}

/** A short notice if all is well, else a workbook with the rows to look at. */
async function outcome(action: UserAction, name: string, results: readonly Taken[], kept: number): Promise<View> {
  const count = (kind: Taken['kind']) => results.filter((one) => one.kind === kind).length;
  const lost = results.filter((one) => one.kind === 'lost');
  const back = results.flatMap((one) => (one.kind === 'asked' || one.kind === 'refused' ? [one.row] : []));
  const counts = {
    answered: count('answered'),
    asked: count('asked'),
    same: count('same'),
    refused: count('refused'),
    kept,
  };
  const told = lost.map(({ line, problem }) => ({ line, problem }));
  if (back.length === 0) return { kind: 'notice', about: { what: 'readingsTaken', file: name, ...counts, lost: told } };
  const [taken, look] = [counts.answered + counts.asked, back.length + lost.length];
  const lines = [
    ...(counts.asked > 0 ? [`${counts.asked} of the figures are saved already, and have a question about them.`] : []),
    ...(counts.refused > 0 ? [`${counts.refused} could not be read, and are not saved yet.`] : []),
    ...told.slice(0, 3).map(({ line, problem }) => `Row ${line}: ${problem}`),
    'The rows are in this workbook, with what we ask in the Problem column. Mend them there and drop it back; what is right as it stands needs no change.',
  ];
  return offerBook(action, 'own', back, {
    title: `${taken} taken from ${name}; ${look} ${look === 1 ? 'wants' : 'want'} a look.`,
    lines,
  });
}
