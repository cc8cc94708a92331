/** docs/rules.md, "The five files". */
export const TABLE_KINDS = ['measures', 'people', 'readings', 'groups'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** `line` is the row number in the spreadsheet; the heading is row 1. */
export type Row = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** A sheet in any format: canonical headings (`policy_objective`), cells as text. */
export type RegisterTable = {
  readonly kind: TableKind;
  readonly file: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  readonly copyOf?: string;
};

/** A YAML document with line numbers for error messages. */
export type Outline =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Outline[] }
  | { readonly kind: 'map'; readonly line: number; readonly entries: Readonly<Record<string, Outline>> };

export type FrameworkSource = { readonly file: string; readonly outline: Outline };

export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
  readonly cure: string;
};

export const problemIn = (file: string, problem: string, cure: string, { line = 0, value = '' } = {}): Problem => ({
  file,
  line,
  column: '',
  value,
  problem,
  cure,
});

/** Problems refuse the import, notes do not. They are collected while reading and shown together. */
export type Notebook = { readonly problems: Problem[]; readonly notes: string[] };

/** Records problems of one row. */
export const problemsOf =
  ({ problems }: Notebook, { file, line }: Pick<Problem, 'file' | 'line'>) =>
  (column: string, value: string, problem: string, cure: string): void =>
    void problems.push({ file, line, column, value, problem, cure });

export type RegisterFiles = Notebook & {
  readonly tables: readonly RegisterTable[];
  readonly framework?: FrameworkSource;
  /** The council's own Word template for reports, already checked. */
  readonly template?: Uint8Array;
  /** Used if neither the files nor the store have a framework. */
  readonly fallbackFramework?: FrameworkSource;
};

const KEYS: Readonly<Record<TableKind, readonly string[]>> = {
  measures: ['code'],
  people: ['email'],
  readings: ['code', 'period'],
  groups: ['code'],
};

export const cellOf = (row: Row, column: string): string =>
  (Object.hasOwn(row.cells, column) ? (row.cells[column] ?? '') : '').trim();

/** A code, an address, or a code and a period. */
export const keyOf = (kind: TableKind, row: Row): string => KEYS[kind].map((column) => cellOf(row, column)).join(' ');

/** Rows by their keys in lower case: keys ignore case. */
export function rowsByKey(tables: readonly RegisterTable[], kind: TableKind): Map<string, Row> {
  const rows = tables.find((table) => table.kind === kind)?.rows ?? [];
  return new Map(rows.map((row) => [keyOf(kind, row).toLowerCase(), row]));
}

/** The columns that a row can change. An empty cell of a reading erases nothing. */
export const changeableColumns = ({ kind, headings }: RegisterTable, row: Row): string[] =>
  headings.filter(
    (column) => column !== '' && !KEYS[kind].includes(column) && (kind !== 'readings' || cellOf(row, column) !== ''),
  );

/** Ignores case, spaces, hyphens and underscores: `Policy Objective ` is `policy_objective`. */
export function canonicalHeading(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

const YES_OR_NO = new Set(['perception', 'counts_people', 'cumulative', 'overlapping', 'exempt']);
/** Columns of addresses and keywords, which ignore case. */
const ANY_CASE = new Set([
  ...['owner', 'deputy', 'manager', 'email', 'aliases', 'manager_email', 'lead', 'roles', 'work_days', 'kind'],
  ...['direction', 'frequency', 'period_kind', 'influence', 'provenance', 'status'],
]);

/** Ignores spaces, number format, case in some columns, and empty cells that mean *no* or *draft*. */
export function sameCell(one: string, other: string, column = ''): boolean {
  const [a, b] = [tidy(one, column), tidy(other, column)];
  if (a === b) return true;
  return a !== '' && b !== '' && /^-?[\d.]+$/.test(a) && /^-?[\d.]+$/.test(b) && Number(a) === Number(b);
}

function tidy(text: string, column: string): string {
  const plain = text
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/\s*;\s*/g, ';')
    .replace(/;$/, '');
  if (YES_OR_NO.has(column))
    return /^(yes|y|true|1)$/i.test(plain) ? 'yes' : /^(no|n|false|0|)$/i.test(plain) ? 'no' : plain;
  if (!ANY_CASE.has(column)) return plain;
  return column === 'status' && plain === '' ? 'draft' : plain.toLowerCase();
}

/** A sheet row by row, and the table found in it. */
export type FoundSheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly table?: RegisterTable;
};

/** A spreadsheet's sheets, its problems as a file, and the version that it names. */
export type FoundSpreadsheet = Notebook & { readonly sheets: readonly FoundSheet[]; readonly stamp?: string };
