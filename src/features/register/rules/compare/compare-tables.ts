import {
  cellOf,
  changeableColumns,
  keyOf,
  type RegisterTable,
  type Row,
  rowsByKey,
  sameCell,
  type TableKind,
} from '../table.ts';
import type { ConflictRow, Differing, Side } from './conflicts.ts';

/** A row that an import adds or changes, with spreadsheet headings and cells. */
export type ChangedRow = {
  readonly kind: TableKind;
  readonly key: string;
  readonly title: string;
  readonly isNew: boolean;
  readonly cells: readonly { readonly column: string; readonly before: string; readonly after: string }[];
};

export function tableChanges(files: readonly RegisterTable[], now: readonly RegisterTable[]): ChangedRow[] {
  return files.flatMap((file) => {
    const current = rowsByKey(now, file.kind);
    return file.rows.flatMap((row): ChangedRow[] => {
      const key = keyOf(file.kind, row);
      const before = current.get(key.toLowerCase());
      const title = (row.cells.title ?? row.cells.name ?? before?.cells.title ?? before?.cells.name ?? '').trim();
      const about = { kind: file.kind, key, title };
      if (before === undefined) return [{ ...about, isNew: true, cells: [] }];
      const cells = changeableColumns(file, row)
        .map((column) => ({ column, before: cellOf(before, column), after: cellOf(row, column) }))
        .filter((one) => !sameCell(one.before, one.after, one.column));
      return cells.length === 0 ? [] : [{ ...about, isNew: false, cells }];
    });
  });
}

/**
 * Compares files with the copy that they were made from (`base`) and with what is stored (`now`). Cells that only the
 * file changed need no question. Where Teams changed since, a person is asked row by row, so that nothing is
 * overwritten or dropped silently. A missing row is asked about only for measures, where it can mean *retire it*. A row
 * that is new on both sides is asked about if it differs. `settled` gives the files after the choices, question by
 * question; without a choice Teams' version is kept.
 */
export function compareThreeWays(
  files: readonly RegisterTable[],
  base: readonly RegisterTable[],
  now: readonly RegisterTable[],
) {
  const asked: ConflictRow[] = [];
  for (const file of files) {
    const { kind, file: name } = file;
    const [was, current] = [rowsByKey(base, kind), rowsByKey(now, kind)];
    for (const row of file.rows) {
      const key = keyOf(kind, row);
      const [then, teams] = [was.get(key.toLowerCase()), current.get(key.toLowerCase())];
      if (teams === undefined) continue;
      const cells = changeableColumns(file, row)
        .map((column): Differing => ({
          column,
          base: then === undefined ? '' : cellOf(then, column),
          teams: cellOf(teams, column),
          mine: cellOf(row, column),
        }))
        .filter((cell) => then === undefined || !sameCell(cell.base, cell.teams, cell.column))
        .filter((cell) => !sameCell(cell.teams, cell.mine, cell.column));
      if (cells.length === 0) continue;
      const isBoth = then === undefined || cells.some((cell) => !sameCell(cell.base, cell.mine, cell.column));
      const isNew = then === undefined ? { isNew: true as const } : {};
      asked.push({ kind, file: name, line: row.line, key, ...isNew, why: isBoth ? 'both' : 'teams', cells });
    }
    if (kind !== 'measures') continue;
    const there = rowsByKey([file], kind);
    for (const [key, row] of was) {
      const teams = current.get(key);
      if (there.has(key) || teams === undefined || cellOf(teams, 'status') === 'retired') continue;
      asked.push({ kind, file: name, line: 0, key: cellOf(row, 'code'), why: 'gone', cells: [] });
    }
  }
  return {
    asked,
    settled: (choices: readonly (Side | undefined)[]) => files.map((file) => settle(file, asked, choices, now)),
  };
}

function settle(
  file: RegisterTable,
  asked: readonly ConflictRow[],
  choices: readonly (Side | undefined)[],
  now: readonly RegisterTable[],
): RegisterTable {
  const current = rowsByKey(now, file.kind);
  const kept = new Map<string, Row['cells']>();
  const retired: Row[] = [];
  asked.forEach(({ kind, file: name, why, key: typed, cells }, place) => {
    if (kind !== file.kind || name !== file.file) return;
    const [key, isMine] = [typed.toLowerCase(), choices[place] === 'mine'];
    const row = why === 'gone' && isMine ? current.get(key) : undefined;
    if (row !== undefined) retired.push({ line: 0, cells: { ...row.cells, status: 'retired' } });
    if (why !== 'gone' && !isMine) kept.set(key, Object.fromEntries(cells.map(({ column, teams }) => [column, teams])));
  });
  const rows = file.rows.map((row) => ({
    ...row,
    cells: { ...row.cells, ...kept.get(keyOf(file.kind, row).toLowerCase()) },
  }));
  if (retired.length === 0) return { ...file, rows };
  // An added row has the file's columns and its status.
  const hasStatus = file.headings.includes('status');
  const headings = hasStatus ? file.headings : [...file.headings, 'status'];
  const withStatus = (row: Row): Row => {
    if (hasStatus) return row;
    const stored = current.get(keyOf(file.kind, row).toLowerCase()) ?? row;
    return { ...row, cells: { ...row.cells, status: cellOf(stored, 'status') } };
  };
  const inFull = (row: Row): Row => ({
    ...row,
    cells: Object.fromEntries(headings.map((name) => [name, cellOf(row, name)])),
  });
  return { ...file, headings, rows: [...rows.map(withStatus), ...retired.map(inFull)] };
}
