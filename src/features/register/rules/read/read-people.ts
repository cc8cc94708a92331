import { ROLES } from '../../../../core/measures/people.ts';
import { type Cells, cellsOf } from './cells.ts';
import type { PersonRow } from '../register.ts';
import type { Notebook, Table } from '../table.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** A row without a valid e-mail address is reported and skipped. */
export function readPeople(table: Table, book: Notebook): PersonRow[] {
  return table.rows.flatMap((row) => {
    const cells = cellsOf(table, row, book);
    if (cells.required('email', 'Give the address that the person signs in with.') === undefined) return [];
    const email = cells.email('email');
    const fields: { [Column: string]: () => PersonRow['given'] } = {
      name: () => ({ name: cells.required('name', 'Give a name or a job title.') ?? '' }),
      aliases: () => ({ aliases: cells.emails('aliases') }),
      entra_id: () => ({ entraId: cells.text('entra_id') }),
      service: () => ({ service: cells.text('service') }),
      work_days: () => ({ workDays: workDays(cells) }),
      roles: () => ({ roles: cells.choices('roles', ROLES) }),
    };
    const given = table.headings
      .map((column) => fields[column]?.() ?? {})
      .reduce((all, some) => ({ ...all, ...some }), {});
    if (email === '') return [];
    const manager = cells.has('manager_email') ? { managerEmail: cells.email('manager_email') } : {};
    return [{ file: table.file, line: row.line, email, given: { ...given, email }, ...manager }];
  });
}

/** `Mon;Tue`, `Monday-Wednesday` or `1;2;3` as 1 (Monday) to 5 (Friday); empty: every working day. */
function workDays(cells: Cells): number[] {
  const days = cells
    .text('work_days')
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = days.flatMap((part) => {
    const ends = part.split(/\s*[-–]\s*/).map(weekdayNumber);
    const [first, last = first] = ends;
    if (first === undefined || last === undefined || last < first || ends.length > 2) return [0];
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
  if (!read.includes(0)) return [...new Set(read)].sort();
  cells.problem(
    'work_days',
    `“${cells.text('work_days')}” are not working days.`,
    'Write days such as Mon;Tue;Thu, or leave it empty for all five.',
  );
  return [];
}

function weekdayNumber(text: string): number | undefined {
  if (/^[1-5]$/.test(text)) return Number(text);
  const place = WEEKDAYS.findIndex((name) => text.toLowerCase().startsWith(name));
  return place < 0 ? undefined : place + 1;
}
