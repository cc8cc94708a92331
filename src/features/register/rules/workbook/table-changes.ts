import { type Row, sameCell, type Table, type TableKind } from '../table.ts';

/** A row that an import adds or changes, with spreadsheet headings and cells. */
export type RowChange = {
  readonly kind: TableKind;
  /** A code, an address, or a code and a period. */
  readonly key: string;
  /** A title or name; may be empty. */
  readonly title: string;
  readonly isNew: boolean;
  readonly cells: readonly { readonly column: string; readonly before: string; readonly after: string }[];
};

const KEYS: Readonly<Record<TableKind, readonly string[]>> = {
  measures: ['code'],
  people: ['email'],
  readings: ['code', 'period'],
  groups: ['code'],
};
/** An empty cell of a reading erases nothing. */
const NEVER_ERASED: readonly TableKind[] = ['readings'];

/** Changes row by row. Unchanged rows are left out. */
export function tableChanges(files: readonly Table[], now: readonly Table[]): RowChange[] {
  return files.flatMap((file) => {
    const current = new Map(
      now.find(({ kind }) => kind === file.kind)?.rows.map((row) => [keyOf(file.kind, row).toLowerCase(), row]),
    );
    return file.rows.flatMap((row): RowChange[] => {
      const key = keyOf(file.kind, row);
      const before = current.get(key.toLowerCase());
      const title = (row.cells.title ?? row.cells.name ?? before?.cells.title ?? before?.cells.name ?? '').trim();
      const about = { kind: file.kind, key, title };
      if (before === undefined) return [{ ...about, isNew: true, cells: [] }];
      const cells = file.headings
        .filter((column) => column !== '' && !KEYS[file.kind].includes(column))
        .map((column) => ({ column, before: before.cells[column] ?? '', after: (row.cells[column] ?? '').trim() }))
        .filter(({ after }) => after !== '' || !NEVER_ERASED.includes(file.kind))
        .filter((one) => !sameCell(one.before, one.after, one.column));
      return cells.length === 0 ? [] : [{ ...about, isNew: false, cells }];
    });
  });
}

const keyOf = (kind: TableKind, row: Row) => KEYS[kind].map((column) => (row.cells[column] ?? '').trim()).join(' ');
