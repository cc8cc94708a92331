import { sameCell } from './same-cell.ts';
import type { ChangedBy } from './who-changed.ts';
import type { Row, Table, TableKind } from '../table.ts';

/** What is done where Teams and the file differ: Teams' own stays, or the file's takes its place. */
export type Choice = 'keep' | 'mine';

/** A cell that differs: as it was when the copy was made, as Teams has it now, and as the file has it. */
export type Differing = {
  readonly column: string;
  readonly base: string;
  readonly teams: string;
  readonly mine: string;
  /** Who changed it in Teams, where that is known. */
  readonly by?: ChangedBy;
};

/**
 * A row that is asked about. `teams`: it changed in Teams and the file has what was there before; `both`: it changed on
 * both sides; `gone`: the file has it no more (its cells are none).
 */
export type Asked = {
  readonly kind: TableKind;
  readonly file: string;
  /** The row of the file; 0 where the file has none. */
  readonly line: number;
  /** What names the row: a code, an address, a code and a period. */
  readonly key: string;
  readonly why: 'teams' | 'both' | 'gone';
  /** The copy did not have it yet: it is new on both sides. */
  readonly isNew?: true;
  /** A title beside the key, where it has one. */
  readonly title?: string;
  readonly cells: readonly Differing[];
};

export type ThreeWay = {
  readonly asked: readonly Asked[];
  /** The files as they are to be read once it is known what was chosen, question by question; kept where nothing was. */
  readonly settled: (choices: readonly (Choice | undefined)[]) => readonly Table[];
};

const KEYS: Readonly<Record<TableKind, readonly string[]>> = {
  measures: ['code'],
  people: ['email'],
  readings: ['code', 'period'],
  groups: ['code'],
};

/**
 * Compares files with the copy that they were made of (`base`) and with what is stored now (`now`). A cell that only the
 * file changed is no question: it is shown among the changes. Where Teams changed since, a person is asked, row by row,
 * and never is anything of Teams' overwritten, or anything of the file's dropped, without a word. A row that is in the
 * copy and not in the file is asked about for measures, where it can mean *retire it*; people, groups and readings are
 * not removed by leaving them out. Rows that are new in the file, or new in Teams, are no question; a row that is new in both,
 * and differs, is one.
 */
export function compareThreeWays(files: readonly Table[], base: readonly Table[], now: readonly Table[]): ThreeWay {
  const asked: Asked[] = [];
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
        // For readings an empty cell erases nothing, so that there is nothing to choose.
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
  asked: readonly Asked[],
  choices: readonly (Choice | undefined)[],
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
  // A row that is put in has the columns of its file alone, and its status.
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
