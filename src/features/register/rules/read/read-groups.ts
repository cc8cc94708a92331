import type { EmployeeGroup } from '../../../../core/measures/people.ts';
import { problemOfMove, problemOfWords } from '../../../thrive/rules/wording.ts';
import { type Cells, cellsOf } from './cells.ts';
import type { Where } from '../register.ts';
import type { Notebook, Table } from '../table.ts';

export type GroupRow = Where & { readonly group: EmployeeGroup };

/** A row without a code is reported and skipped. */
export function readGroups(table: Table, book: Notebook): GroupRow[] {
  return table.rows.flatMap((row) => {
    const cells = cellsOf(table, row, book);
    const code = cells.required('code', 'Give the group a short code of its own, such as repairs.');
    const name = cells.required('name', 'Give the name that the group goes by.');
    const kindTyped = cells.required('kind', 'Write one of: channel, chat, noticeboard.');
    const kind = kindTyped === undefined ? undefined : cells.choice('kind', ['channel', 'chat', 'noticeboard']);
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
    const group = { code, name: name ?? '', kind: kind ?? 'channel', ...(size === undefined ? {} : { size }), ...rest };
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
