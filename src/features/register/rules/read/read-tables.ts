import type { EmployeeGroup } from '../../../../core/measures/people.ts';
import { problemOfMove, problemOfWords } from '../../../thrive/rules/wording.ts';
import { columnOf, GROUP_KINDS } from '../columns.ts';
import { MEASURE_FIELDS, PERSON_FIELDS, readFields } from '../fields.ts';
import type { MeasureRow, PersonRow, Where } from '../register.ts';
import type { Notebook, RegisterTable } from '../table.ts';
import { type Cells, cellsOf } from './cells.ts';

/** A row without a code is reported and skipped. Other rows are kept even with problems. */
export function readMeasures(table: RegisterTable, book: Notebook): MeasureRow[] {
  return table.rows.flatMap((row) => {
    const cells = cellsOf(table, row, book);
    const code = cells.required('code', 'Give the measure a short code of its own, such as PMIF-LAC-N.');
    if (code === undefined) return [];
    if (/[\s;|]/.test(code) || code.length > 64) {
      cells.problem('code', 'A code is one word.', 'Use letters, digits and hyphens, at most 64, such as PMIF-LAC-N.');
    }
    const duties = (['owner', 'deputy', 'manager'] as const).filter(cells.has);
    const emails = Object.fromEntries(duties.map((duty) => [duty, cells.email(duty)]));
    return [{ file: table.file, line: row.line, code, given: readGiven(code, cells, table), emails }];
  });
}

/** Only the columns that the sheet has. A council's own columns are kept as they are. */
function readGiven(code: string, cells: Cells, { headings }: RegisterTable): MeasureRow['given'] {
  const given = readFields(MEASURE_FIELDS, headings, cells);
  if (Number(given.minimum) > Number(given.maximum)) {
    cells.problem('minimum', `The minimum is above the maximum (${given.maximum}).`, 'Swap them, or leave one empty.');
  }
  const own = headings.filter((column) => column !== '' && columnOf('measures', column) === undefined);
  const extra = Object.fromEntries(own.map((column) => [column, cells.text(column)]));
  return { ...given, code, ...(own.length > 0 && { extra }) };
}

/** A row without a valid e-mail address is reported and skipped. */
export function readPeople(table: RegisterTable, book: Notebook): PersonRow[] {
  return table.rows.flatMap((row) => {
    const cells = cellsOf(table, row, book);
    if (cells.required('email', 'Give the address that the person signs in with.') === undefined) return [];
    const email = cells.email('email');
    const given = readFields(PERSON_FIELDS, table.headings, cells);
    if (email === '') return [];
    const manager = cells.has('manager_email') && { managerEmail: cells.email('manager_email') };
    return [{ file: table.file, line: row.line, email, given: { ...given, email }, ...manager }];
  });
}

export type GroupRow = Where & { readonly group: EmployeeGroup };

export function readGroups(table: RegisterTable, book: Notebook): GroupRow[] {
  return table.rows.flatMap((row) => {
    const cells = cellsOf(table, row, book);
    const code = cells.required('code', 'Give the group a short code of its own, such as repairs.');
    const name = cells.required('name', 'Give the name that the group goes by.');
    const kindTyped = cells.required('kind', 'Write one of: channel, chat, noticeboard.');
    const kind = kindTyped === undefined ? undefined : cells.choice('kind', GROUP_KINDS);
    const size = cells.whole('size', 1);
    const measures = cells.list('measures');
    const rest = {
      lead: cells.email('lead'),
      work: sentence(cells, 'work'),
      forResidents: sentence(cells, 'for_residents'),
      measures,
      moves: movesOf(cells, measures),
    };
    if (code === undefined) return [];
    const group = { code, name: name ?? '', kind: kind ?? 'channel', ...(size !== undefined && { size }), ...rest };
    return [{ file: table.file, line: row.line, group }];
  });
}

/** Shown to the group's people. A text that is too long or has several sentences is noted, as it is shown in part. */
function sentence(cells: Cells, column: string): string {
  const text = cells.text(column);
  const wrong = problemOfWords(text);
  if (wrong?.isLength === true) cells.note(column, `${wrong.problem} Its beginning is shown. ${wrong.cure}`);
  else if (wrong !== undefined) cells.problem(column, wrong.problem, wrong.cure);
  return text;
}

/** `CODE: sentence; CODE: sentence`: how the work contributes to each measure. */
function movesOf(cells: Cells, measures: readonly string[]): Record<string, string> {
  const moves: [string, string][] = [];
  for (const part of cells.list('moves')) {
    const [, code = '', text = ''] = /^([^:\s]+)\s*:\s*([\s\S]*)$/.exec(part) ?? [];
    const cure = 'Write the code of one of its measures, a colon and a sentence; with ; between.';
    if (code === '') cells.problem('moves', 'It does not say of which measure it speaks.', cure, part);
    else if (!measures.includes(code)) cells.problem('moves', `${code} is not among the group’s measures.`, cure, code);
    const wrong = text === '' ? undefined : problemOfMove(text);
    if (wrong !== undefined) cells.problem('moves', `${code}: ${wrong.problem}`, wrong.cure, text);
    moves.push([code, text.trim()]);
  }
  return Object.fromEntries(moves.filter(([code, text]) => code !== '' && text !== ''));
}
