import type { EmployeeGroup } from '../measures/group.ts';
import { cellsOf } from './cells.ts';
import type { Where } from './register.ts';
import type { Notebook, Table } from './table.ts';

export type GroupRow = Where & { readonly group: EmployeeGroup };

/** Reads every row of a sheet of employee groups; a row without a code is reported and left out. */
export function readGroups(table: Table, book: Notebook): GroupRow[] {
  return table.rows.flatMap((row) => {
    const cells = cellsOf(table, row, book);
    const code = cells.required('code', 'Give the group a short code of its own, such as repairs.');
    const name = cells.required('name', 'Give the name that the group goes by.');
    const kindTyped = cells.required('kind', 'Write one of: channel, chat, noticeboard.');
    const kind = kindTyped === undefined ? undefined : cells.choice('kind', ['channel', 'chat', 'noticeboard']);
    const size = cells.whole('size', 1);
    const rest = { lead: cells.email('lead'), work: cells.text('work'), measures: cells.list('measures') };
    if (code === undefined) return [];
    const group = { code, name: name ?? '', kind: kind ?? 'channel', ...(size === undefined ? {} : { size }), ...rest };
    return [{ file: table.file, line: row.line, group }];
  });
}
