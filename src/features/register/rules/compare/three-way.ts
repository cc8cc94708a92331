import type { ChangedBy } from './who-changed.ts';
import { type Row, sameCell, type Table, type TableKind } from '../table.ts';

/** Whether Teams' version or the file's is stored. */
export type Side = 'keep' | 'mine';

/** A cell that differs: in the copy, in Teams now, and in the file. */
export type Differing = {
  readonly column: string;
  readonly base: string;
  readonly teams: string;
  readonly mine: string;
  readonly by?: ChangedBy;
};

/**
 * A row to ask about. `teams`: it changed in Teams and the file has the old text; `both`: it changed on both sides;
 * `gone`: it is missing in the file.
 */
export type ConflictRow = {
  readonly kind: TableKind;
  readonly file: string;
  /** Row number in the file; 0 if it is missing. */
  readonly line: number;
  /** A code, an address, or a code and a period. */
  readonly key: string;
  readonly why: 'teams' | 'both' | 'gone';
  /** The row is new on both sides. */
  readonly isNew?: true;
  readonly title?: string;
  readonly cells: readonly Differing[];
};

export type ThreeWay = {
  readonly asked: readonly ConflictRow[];
  /** The files after the choices, question by question. Without a choice Teams' version is kept. */
  readonly settled: (choices: readonly (Side | undefined)[]) => readonly Table[];
};

const KEYS: Readonly<Record<TableKind, readonly string[]>> = {
  measures: ['code'],
  people: ['email'],
  readings: ['code', 'period'],
  groups: ['code'],
};

/**
 * Compares files with the copy that they were made from (`base`) and with what is stored (`now`). Cells that only the
 * file changed need no question. Where Teams changed since, a person is asked row by row, so that nothing is
 * overwritten or dropped silently. A missing row is asked about only for measures, where it can mean *retire it*. A row
 * that is new on both sides is asked about if it differs.
 */
export function compareThreeWays(files: readonly Table[], base: readonly Table[], now: readonly Table[]): ThreeWay {
  const asked: ConflictRow[] = [];
  for (const file of files) {
    const was = rowsByKey(base.find(({ kind }) => kind === file.kind));
    const current = rowsByKey(now.find(({ kind }) => kind === file.kind));
    for (const row of file.rows) {
      const key = keyOf(file.kind, row);
      const [then, teams] = [was.get(key), current.get(key)];
      if (teams === undefined) continue;
      const same = (column: string, one: string, other: string) => sameCell(one, other, column);
      const cells = file.headings
        .filter((column) => column !== '' && !KEYS[file.kind].includes(column))
        .map((column): Differing => ({
          column,
          base: then === undefined ? '' : at(then, column),
          teams: at(teams, column),
          mine: at(row, column),
        }))
        // An empty cell of a reading erases nothing, so there is no choice.
        .filter(({ mine }) => mine !== '' || file.kind !== 'readings')
        .filter(({ column, base: old, teams: theirs }) => then === undefined || !same(column, old, theirs))
        .filter(({ column, teams: theirs, mine }) => !same(column, theirs, mine));
      if (cells.length === 0) continue;
      const isNew = then === undefined ? { isNew: true as const } : {};
      const isBoth = cells.some(({ column, base: old, mine }) => then === undefined || !same(column, old, mine));
      const about = { kind: file.kind, file: file.file, line: row.line, key: shownKey(file.kind, row), ...isNew };
      asked.push({ ...about, why: isBoth ? 'both' : 'teams', cells });
    }
    if (file.kind !== 'measures') continue;
    const there = new Set(file.rows.map((row) => keyOf(file.kind, row)));
    for (const [key, row] of was) {
      const teams = current.get(key);
      if (there.has(key) || teams === undefined || at(teams, 'status') === 'retired') continue;
      asked.push({ kind: file.kind, file: file.file, line: 0, key: at(row, 'code'), why: 'gone', cells: [] });
    }
  }
  return { asked, settled: (choices) => files.map((file) => settle(file, asked, choices, now)) };
}

function settle(
  file: Table,
  asked: readonly ConflictRow[],
  choices: readonly (Side | undefined)[],
  now: readonly Table[],
): Table {
  const kept = new Map<string, ReadonlyMap<string, string>>();
  const retired: Row[] = [];
  asked.forEach((question, place) => {
    if (question.kind !== file.kind || question.file !== file.file) return;
    const mine = choices[place] === 'mine';
    if (question.why !== 'gone') {
      if (!mine)
        kept.set(question.key.toLowerCase(), new Map(question.cells.map(({ column, teams }) => [column, teams])));
      return;
    }
    const row = mine
      ? rowsByKey(now.find(({ kind }) => kind === file.kind)).get(question.key.toLowerCase())
      : undefined;
    if (row !== undefined) retired.push({ line: 0, cells: { ...row.cells, status: 'retired' } });
  });
  const rows = file.rows.map((row) => {
    const cells = kept.get(keyOf(file.kind, row));
    return cells === undefined ? row : { ...row, cells: { ...row.cells, ...Object.fromEntries(cells) } };
  });
  if (retired.length === 0) return { ...file, rows };
  // An added row has the file's columns and its status.
  const headings = file.headings.includes('status') ? file.headings : [...file.headings, 'status'];
  const inFull = (row: Row): Row => ({
    line: row.line,
    cells: Object.fromEntries(headings.map((name) => [name, at(row, name)])),
  });
  const current = rowsByKey(now.find(({ kind }) => kind === file.kind));
  const withStatus = (row: Row): Row =>
    file.headings.includes('status')
      ? row
      : { ...row, cells: { ...row.cells, status: at(current.get(keyOf(file.kind, row)) ?? row, 'status') } };
  return { ...file, headings, rows: [...rows.map(withStatus), ...retired.map(inFull)] };
}

const at = (row: Row, column: string) => (row.cells[column] ?? '').trim();
const shownKey = (kind: TableKind, row: Row) => KEYS[kind].map((column) => at(row, column)).join(' ');
const keyOf = (kind: TableKind, row: Row) => shownKey(kind, row).toLowerCase();

function rowsByKey(table: Table | undefined): Map<string, Row> {
  return new Map((table?.rows ?? []).map((row) => [keyOf(table?.kind ?? 'measures', row), row]));
}
